package dev.orchestrate.cli;

import dev.orchestrate.console.Words;
import dev.orchestrate.executor.local.LocalExecutors;
import dev.orchestrate.plan.Diagnostic;
import dev.orchestrate.plan.DiagnosticText;
import dev.orchestrate.plan.Loaded;
import dev.orchestrate.run.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether the program has all it needs, and whether the plan is valid. */
final class InstallationCheck {
    private final Wiring wiring;
    private final Findings findings;

    InstallationCheck(Wiring wiring, Findings findings) {
        this.wiring = wiring;
        this.findings = findings;
    }

    void check() {
        findings.good("program", Version.line().strip());
        launcher();
        findings.good("shell", String.join(" ", wiring.shell()));
        extensions();
        plan();
    }

    private void launcher() {
        Path launcher = LocalExecutors.launcher();
        if (launcher != null && Files.isExecutable(launcher)) {
            findings.good("launcher", "`" + launcher + "`");
        } else {
            findings.note(
                    "launcher",
                    "there is no native one: what runs when orchestrate dies can not be adopted");
        }
    }

    private void extensions() {
        List<String> problems = new ArrayList<>(wiring.handlers().problems());
        problems.addAll(wiring.criteria().problems());
        for (String problem : problems) {
            findings.bad("extension", problem);
        }
        if (problems.isEmpty()) {
            findings.good(
                    "extensions",
                    Words.count(wiring.handlers().all().size(), "task type")
                            + ", "
                            + Words.count(wiring.criteria().all().size(), "kind")
                            + " of criteria");
        }
    }

    private void plan() {
        Path file;
        try {
            file = wiring.workplace().plan();
        } catch (ProblemException e) {
            findings.note("plan", e.problem());
            return;
        }
        Loaded loaded = wiring.plans().load(file, wiring.loading(Map.of(), false));
        for (Diagnostic diagnostic : loaded.diagnostics()) {
            findings.bad("plan", DiagnosticText.message(diagnostic));
        }
        if (loaded.diagnostics().isEmpty()) {
            findings.good("plan", "`" + file + "` is valid");
        }
    }
}
