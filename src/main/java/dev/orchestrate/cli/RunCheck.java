package dev.orchestrate.cli;

import dev.orchestrate.engine.StoredPlans;
import dev.orchestrate.journal.JournalCheck;
import dev.orchestrate.journal.JournalRepair;
import dev.orchestrate.journal.RunFolder;
import dev.orchestrate.journal.RunHead;
import dev.orchestrate.journal.RunLock;
import dev.orchestrate.journal.StoredRun;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.Transitions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Looks at everything that is written down of a run. */
final class RunCheck {
    private final Wiring wiring;
    private final RunHead run;
    private final Findings findings;
    private final StoredPlans plans;

    RunCheck(Wiring wiring, RunHead run, Findings findings) {
        this.wiring = wiring;
        this.run = run;
        this.findings = findings;
        this.plans = new StoredPlans(wiring.disk(), run.folder(), wiring.plans(), false);
    }

    /** What a crash has left, before anything is looked at. */
    void repair() {
        RunFolder folder = run.folder();
        RunLock lock = wiring.locks().tryLockForDecision(folder);
        if (lock == null) {
            throw wiring.locks().elsewhere(folder);
        }
        try (lock) {
            for (String done : JournalRepair.repair(wiring.disk(), folder)) {
                findings.note("repair", done);
            }
            if (replayed().contradicts()) {
                findings.note("repair", JournalRepair.setCheckpointAside(wiring.disk(), folder));
            }
        }
    }

    void check() {
        String name = "run " + run.id();
        boolean alive = wiring.locks().isAlive(run.folder());
        findings.note(name, alive ? "is being executed" : "nobody executes it");
        JournalCheck.Report report = JournalCheck.of(wiring.disk(), run.folder(), plans);
        for (JournalCheck.Finding finding : report.findings()) {
            tell(finding, report.recovered().damage() != null);
        }
        if (report.isSound()) {
            findings.good("journal", report.recovered().last() + " events, all of them sound");
        }
        if (report.recovered().damage() == null) {
            replay();
        }
    }

    private void tell(JournalCheck.Finding finding, boolean damaged) {
        Path name = finding.file().getFileName();
        String where = name + (finding.line() == 0 ? "" : " line " + finding.line());
        if (damaged && !finding.mendable()) {
            findings.damaged(where, finding.what());
        } else if (finding.mendable()) {
            findings.note(where, finding.what() + "; the next run, or --repair, mends it");
        } else {
            findings.bad(where, finding.what());
        }
    }

    /** Legal transitions, and a checkpoint that says the same. */
    private void replay() {
        try {
            Replay replay = replayed();
            findings.good("transitions", "every one is legal");
            if (replay.checkpoint == null) {
                findings.note("checkpoint", "there is none; the journal alone does");
            } else if (replay.contradicts()) {
                findings.bad(
                        "checkpoint", "it is not what the journal says; --repair sets it aside");
            } else {
                findings.good("checkpoint", "it is what the journal says");
            }
        } catch (IllegalStateException e) {
            findings.bad("transitions", String.valueOf(e.getMessage()));
        } catch (ProblemException e) {
            findings.bad("plan of the run", e.problem());
        }
    }

    private Replay replayed() {
        StoredRun stored = StoredRun.read(wiring.disk(), run.folder(), plans);
        Replay replay = new Replay(stored.checkpoint());
        stored.replayAll(replay::add);
        return replay;
    }

    /** A fold over all events, which keeps the state at the checkpoint's. */
    private static final class Replay {
        private final @Nullable RunState checkpoint;
        private @Nullable RunState state;
        private @Nullable RunState then;

        Replay(@Nullable RunState checkpoint) {
            this.checkpoint = checkpoint;
        }

        void add(Entry entry) {
            RunState before = state;
            RunState after =
                    before == null ? Transitions.begin(entry) : Transitions.apply(before, entry);
            state = after;
            if (checkpoint != null && after.seq() == checkpoint.seq()) {
                then = after;
            }
        }

        /** Whether there is a checkpoint, and it is not what the events up to it make. */
        boolean contradicts() {
            RunState said = checkpoint;
            RunState reached = then;
            return said != null
                    && (reached == null || !reached.facts().saysTheSameAs(said.facts()));
        }
    }
}
