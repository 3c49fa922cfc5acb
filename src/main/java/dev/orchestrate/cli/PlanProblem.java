package dev.orchestrate.cli;

import dev.orchestrate.console.Channel;
import dev.orchestrate.console.Words;
import dev.orchestrate.plan.Diagnostic;
import dev.orchestrate.plan.DiagnosticText;
import dev.orchestrate.plan.Loaded;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.nio.file.Path;
import java.util.List;

/** What is wrong with a plan, for people; and a plan only where nothing is. */
final class PlanProblem {
    private PlanProblem() {}

    /** Every diagnostic on standard error, errors and warnings alike. */
    static void tell(List<Diagnostic> diagnostics, Channel err) {
        StringBuilder text = new StringBuilder();
        for (Diagnostic diagnostic : diagnostics) {
            text.append(DiagnosticText.of(diagnostic)).append('\n');
        }
        if (!text.isEmpty()) {
            err.print(text);
        }
    }

    /** The plan; or its errors are told, and that nothing was executed. */
    static Plan refuseInvalid(Loaded loaded, Path file, Channel err) {
        tell(loaded.diagnostics(), err);
        Plan plan = loaded.plan();
        if (plan == null) {
            throw invalid(loaded, file);
        }
        return plan;
    }

    private static ProblemException invalid(Loaded loaded, Path file) {
        long errors =
                loaded.diagnostics().stream()
                        .filter(one -> one.severity() == Diagnostic.Severity.ERROR)
                        .count();
        return new ProblemException(
                ExitCode.USAGE,
                "`" + file + "` is not a valid plan: it has " + Words.count(errors, "error"));
    }
}
