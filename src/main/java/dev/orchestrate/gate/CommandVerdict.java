package dev.orchestrate.gate;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.run.Attempt;
import org.jspecify.annotations.Nullable;

/** What the attempt of a command says of its criterion. */
final class CommandVerdict {
    private CommandVerdict() {}

    /** It has failed only if the command ran to an end of its own: an answer, not a mishap. */
    static Verdict of(@Nullable Attempt attempt) {
        if (attempt == null) {
            return new Verdict.Unjudged("its command has not run");
        }
        return switch (attempt.status()) {
            case SUCCEEDED -> new Verdict.Passed(observed(attempt), "its command succeeded");
            case FAILED -> failed(attempt);
            case TIMEOUT -> new Verdict.Unjudged("its command " + why(attempt, "timed out"));
            case RUNNING -> new Verdict.Unjudged("its command has not ended");
            case CANCELED, INTERRUPTED ->
                    new Verdict.Unjudged("its command was ended: " + why(attempt, "canceled"));
            case UNKNOWN -> new Verdict.Unjudged("how its command ended is not known");
        };
    }

    private static Verdict failed(Attempt attempt) {
        return attempt.exitCode() == null || attempt.errorClass() == ErrorClass.CONFIG
                ? new Verdict.Unjudged("its command failed: " + why(attempt, "no exit code"))
                : new Verdict.Failed(observed(attempt), "its command failed");
    }

    private static @Nullable String observed(Attempt attempt) {
        return attempt.exitCode() == null ? null : "exit code " + attempt.exitCode();
    }

    private static String why(Attempt attempt, String otherwise) {
        String error = attempt.error();
        return error == null ? otherwise : error;
    }
}
