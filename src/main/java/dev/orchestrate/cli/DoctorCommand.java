package dev.orchestrate.cli;

import dev.orchestrate.journal.RunHead;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code doctor}. */
final class DoctorCommand implements Command {
    private static final String REPAIR = "--repair";

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                        "Prints a line for each thing it looks at. A repair mends only what can be"
                                + " mended without guessing, and keeps the original beside it.")
                .runPositional()
                .flag(REPAIR, "mends what a crash has left of the run")
                .examples("orchestrate doctor latest", "orchestrate doctor --repair");
    }

    @Override
    public ExitCode execute(Call call) {
        Wiring wiring = new Wiring(call);
        boolean repair = call.arguments().has(REPAIR);
        Findings findings = new Findings(call);
        new InstallationCheck(wiring, findings).check();
        String named = call.arguments().positional();
        RunHead run = stateFolder(wiring, findings, named);
        if (run != null) {
            RunCheck check = new RunCheck(wiring, run, findings);
            if (repair) {
                check.repair();
            }
            check.check();
        }
        return findings.exit();
    }

    /** The run to look into; null where there is none, and none was named. */
    private static @Nullable RunHead stateFolder(
            Wiring wiring, Findings findings, @Nullable String named) {
        List<RunHead> all;
        try {
            all = wiring.stateFolder().all();
        } catch (ProblemException e) {
            findings.bad("state folder", e.problem());
            return null;
        }
        String folder = "`" + wiring.workplace().stateFolder() + "`";
        findings.good("state folder", folder + ", " + runs(all.size()));
        if (named == null && all.isEmpty()) {
            // a run whose first line is lost is none of them, and is told here
            return wiring.stateFolder().newest(_ -> true);
        }
        return new RunChoice(wiring).of(named);
    }

    private static String runs(int count) {
        return dev.orchestrate.console.Words.count(count, "run");
    }
}
