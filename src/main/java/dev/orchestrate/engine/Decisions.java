package dev.orchestrate.engine;

import dev.orchestrate.journal.CheckpointFile;
import dev.orchestrate.journal.EventCodec;
import dev.orchestrate.journal.Inbox;
import dev.orchestrate.journal.Journal;
import dev.orchestrate.journal.JournalReader;
import dev.orchestrate.journal.Line;
import dev.orchestrate.journal.RunFolder;
import dev.orchestrate.journal.RunLock;
import dev.orchestrate.journal.StoredRun;
import dev.orchestrate.journal.Waiting;
import dev.orchestrate.run.Answers;
import dev.orchestrate.run.Answers.Answered;
import dev.orchestrate.run.Decision;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.Request;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.Scheduler;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a decision reaches a run from another process: it is handed to whoever executes the run, or,
 * where nobody does, written down here. Whoever holds the run's lock decides, so it happens once.
 */
public final class Decisions {
    private static final Duration PAUSE = Duration.ofMillis(25);
    private static final int PAUSES = 200;

    private final Setting setting;
    private final RunFolder folder;
    private final Waiting waiting;

    /** Decisions about one run. */
    public Decisions(Setting setting, RunFolder folder, Waiting waiting) {
        this.setting = setting;
        this.folder = folder;
        this.waiting = waiting;
    }

    /** What became of a request. */
    public sealed interface Outcome {
        /** Whoever executes the run has taken it in. */
        record TakenIn() implements Outcome {}

        /** It is written down, and this is how the run stands; nobody executes it. */
        record Recorded(RunState state) implements Outcome {}

        /** It lies in the inbox, and will be taken in. */
        record Queued() implements Outcome {}
    }

    /**
     * Hands a request over, or records it.
     *
     * @throws ProblemException it does not fit the state of the run
     */
    public Outcome decide(Request request) throws InterruptedException {
        RunReader.Seen seen =
                RunReader.read(
                        setting.storage().disk(),
                        folder,
                        setting.storage().locks(),
                        setting.knowledge().plans());
        if (!seen.alive() && Answers.to(seen.state(), request) instanceof Answered.Refused unfit) {
            throw problem(unfit);
        }
        Inbox inbox = new Inbox(setting.storage().disk(), folder);
        boolean sent = false;
        for (int i = 0; i < PAUSES; i++) {
            Outcome recorded = tryToRecord(seen.stored(), request);
            if (recorded != null) {
                return recorded;
            }
            if (!sent) {
                inbox.send(request);
                sent = true;
            } else if (!inbox.holds(request.id())) {
                return takenIn(seen.stored(), request);
            }
            waiting.pause(PAUSE);
        }
        return new Outcome.Queued();
    }

    private static ProblemException problem(Answered.Refused unfit) {
        return new ProblemException(ExitCode.USAGE, unfit.why(), unfit.hint(), null);
    }

    /** Null where somebody else writes the run. */
    private @Nullable Outcome tryToRecord(StoredRun before, Request request) {
        RunLock lock = setting.storage().locks().tryLockForDecision(folder);
        if (lock == null) {
            return null;
        }
        try (lock) {
            StoredPlans plans =
                    new StoredPlans(
                            setting.storage().disk(), folder, setting.knowledge().plans(), true);
            StoredRun stored = StoredRun.read(setting.storage().disk(), folder, plans);
            stored.recovered().refuseDamage();
            RunState state = RunReader.state(stored);
            if (state.facts().requests().contains(request.id())) {
                // whoever executed the run has answered before it ended
                return takenIn(before, request);
            }
            Journal journal = Journal.open(setting.storage().disk(), folder, stored.recovered());
            try (Chronicle chronicle =
                    new Chronicle(
                            journal,
                            new CheckpointFile(setting.storage().disk(), folder),
                            setting.world(),
                            state)) {
                record(chronicle, request);
                return new Outcome.Recorded(chronicle.state());
            }
        }
    }

    /** First what lies in the inbox, which came earlier, then this. */
    private void record(Chronicle chronicle, Request request) {
        Inbox inbox = new Inbox(setting.storage().disk(), folder);
        Inbox.Delivery found = inbox.read();
        found.malformed().forEach(aside -> chronicle.happen(Refusals.malformed(aside)));
        List<Request> earlier =
                found.requests().stream().filter(r -> !r.id().equals(request.id())).toList();
        earlier.forEach(each -> take(chronicle, each));
        chronicle.sync();
        earlier.forEach(taken -> inbox.delete(taken.id()));
        if (Answers.to(chronicle.state(), request) instanceof Answered.Refused unfit) {
            // it must not lie there for a later invocation, which it may fit
            inbox.delete(request.id());
            throw problem(unfit);
        }
        take(chronicle, request);
        chronicle.sync();
        inbox.delete(request.id());
    }

    private static void take(Chronicle chronicle, Request request) {
        if (chronicle.state().facts().requests().contains(request.id())) {
            return;
        }
        switch (Answers.to(chronicle.state(), request)) {
            case Answered.Taken(List<Event> events) -> events.forEach(chronicle::happen);
            case Answered.Refused(String why, @Nullable String hint) ->
                    chronicle.happen(Refusals.noted(request, why, hint));
        }
        follow(chronicle);
    }

    /** Writes down what follows by itself, and closes the run if nothing remains. */
    private static void follow(Chronicle chronicle) {
        Scheduler.Step step = decide(chronicle);
        while (step.decision() instanceof Decision.Append(Event event)) {
            chronicle.happen(event);
            step = decide(chronicle);
        }
        RunState state = chronicle.state();
        if (state.isOpen() && state.status() == RunStatus.SUCCEEDED) {
            chronicle.happen(new Event.RunEnded(RunStatus.SUCCEEDED, null));
        }
    }

    private static Scheduler.Step decide(Chronicle chronicle) {
        Scheduler.Step step =
                Scheduler.decide(
                        chronicle.state(), chronicle.clock().now(), Scheduler.Authority.RECORD);
        chronicle.indexed(step.state());
        return step;
    }

    private Outcome takenIn(StoredRun before, Request request) {
        try (JournalReader lines = before.follow()) {
            EventCodec codec =
                    new EventCodec(
                            new StoredPlans(
                                    setting.storage().disk(),
                                    folder,
                                    setting.knowledge().plans(),
                                    false));
            for (Line line = lines.next(); line != null; line = lines.next()) {
                if (line.event().equals("noted")) {
                    Event event = codec.decode(line).event();
                    if (Refusals.isOf(event, request.id()) && event instanceof Event.Noted noted) {
                        throw new ProblemException(
                                ExitCode.USAGE,
                                noted.data().getOrDefault("why", "it does not fit"),
                                noted.data().get("hint"),
                                null);
                    }
                }
            }
            return new Outcome.TakenIn();
        }
    }
}
