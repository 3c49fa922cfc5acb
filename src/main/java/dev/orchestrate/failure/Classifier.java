package dev.orchestrate.failure;

import dev.orchestrate.plan.Durations;
import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.plan.Task;
import dev.orchestrate.run.AttemptStatus;
import dev.orchestrate.run.EndingReason;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Names the end of an attempt. What the orchestrator did decides before the attempt's own limits,
 * these before what the system said of the process, and that before what it left behind.
 */
public final class Classifier {
    /** By the convention of {@code sysexits.h}: a temporary failure. */
    private static final int TEMPORARY = 75;

    /** What a shell says of a command that it found and could not execute. */
    private static final int NOT_EXECUTABLE = 126;

    /** What a shell says of a command that it did not find. */
    private static final int NOT_FOUND = 127;

    private Classifier() {}

    /**
     * What the end means.
     *
     * @param limits those that the attempt had; named in the text only
     */
    public static Classification classify(End end, Task.Limits limits) {
        EndingReason ending = end.ending();
        Classification meaning =
                ending != null
                        ? endedForUs(ending)
                        : switch (end.limit()) {
                            case NONE -> byItself(end);
                            case TIMEOUT -> timeout("timed out", limits.timeout());
                            case STALL -> timeout("its log stood still", limits.stallAfter());
                        };
        return end.leftovers() ? withWarning(meaning) : meaning;
    }

    private static Classification endedForUs(EndingReason ending) {
        return switch (ending) {
            case INTERRUPT -> unclassed(AttemptStatus.INTERRUPTED, "interrupted");
            case CANCEL -> unclassed(AttemptStatus.CANCELED, "canceled");
            case REMOVED -> unclassed(AttemptStatus.CANCELED, "its task was removed from the plan");
            case LIMIT ->
                    new Classification(
                            AttemptStatus.TIMEOUT,
                            ErrorClass.TIMEOUT,
                            "the time limit of its group, phase or run was up",
                            null,
                            true);
        };
    }

    private static Classification byItself(End end) {
        return switch (end.how()) {
            case End.How.Exited(int code) -> exited(code, end);
            case End.How.Signaled(int _, String name) ->
                    failed(ErrorClass.TRANSIENT, "ended by " + name);
            case End.How.NotStarted(String reason) ->
                    failed(ErrorClass.CONFIG, "could not be started: " + oneLine(reason));
            case End.How.Refused(ErrorClass errorClass, String reason) ->
                    failed(errorClass, oneLine(reason));
            case End.How.Done() -> wellUnless(end.outputProblem());
            case End.How.Lost(String why) ->
                    unclassed(AttemptStatus.UNKNOWN, "how it ended is not known: " + oneLine(why));
        };
    }

    private static Classification exited(int code, End end) {
        End.Said own = end.said();
        if (end.expectedExits().contains(code)) {
            return own == null
                    ? wellUnless(end.outputProblem())
                    : failed(
                            own.errorClass() == null ? ErrorClass.PERMANENT : own.errorClass(),
                            oneLine(own.message()));
        }
        Classification meaning = byCode(code, end.expectedExits());
        return own == null
                ? meaning
                : failed(
                        own.errorClass() == null ? meaning.errorClass() : own.errorClass(),
                        oneLine(own.message()) + " (exit code " + code + ")");
    }

    private static Classification byCode(int code, Set<Integer> expected) {
        String said = "exit code " + code + expectation(expected);
        return switch (code) {
            case TEMPORARY -> failed(ErrorClass.TRANSIENT, said);
            case NOT_EXECUTABLE ->
                    failed(ErrorClass.CONFIG, said + ": a command is not executable");
            case NOT_FOUND -> failed(ErrorClass.CONFIG, said + ": a command was not found");
            default -> failed(ErrorClass.PERMANENT, said);
        };
    }

    private static String expectation(Set<Integer> expected) {
        if (expected.equals(Set.of(0))) {
            return "";
        }
        StringBuilder text = new StringBuilder(" (expected ");
        String between = "";
        for (int code : new TreeSet<>(expected)) {
            text.append(between).append(code);
            between = " or ";
        }
        return text.append(')').toString();
    }

    private static Classification wellUnless(@Nullable String outputProblem) {
        return outputProblem == null
                ? new Classification(AttemptStatus.SUCCEEDED, null, null, null, true)
                : failed(ErrorClass.CONFIG, oneLine(outputProblem));
    }

    private static Classification failed(@Nullable ErrorClass errorClass, String error) {
        return new Classification(AttemptStatus.FAILED, errorClass, error, null, false);
    }

    private static Classification timeout(String what, @Nullable Duration after) {
        String error = after == null ? what : what + " after " + Durations.format(after);
        return new Classification(AttemptStatus.TIMEOUT, ErrorClass.TIMEOUT, error, null, false);
    }

    private static Classification unclassed(AttemptStatus status, String error) {
        return new Classification(status, null, error, null, true);
    }

    private static Classification withWarning(Classification meaning) {
        return new Classification(
                meaning.status(),
                meaning.errorClass(),
                meaning.error(),
                "processes that outlived it were ended",
                meaning.conclusive());
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
