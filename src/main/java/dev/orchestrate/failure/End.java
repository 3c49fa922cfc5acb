package dev.orchestrate.failure;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.run.EndingReason;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts of an attempt's end.
 *
 * @param limit which of its own limits ended it, if any
 * @param ending why the orchestrator ended it; null where it did not
 * @param leftovers whether processes of its group outlived the leader and were ended
 * @param expectedExits the exit codes that are a success
 * @param outputProblem what is wrong with what it left behind: malformed or missing; null where
 *     nothing is, or it was not looked at
 * @param said what the program itself said of its failure; null where it said nothing
 */
public record End(
        How how,
        Limit limit,
        @Nullable EndingReason ending,
        boolean leftovers,
        Set<Integer> expectedExits,
        @Nullable String outputProblem,
        @Nullable Said said) {

    public End {
        expectedExits = Set.copyOf(expectedExits);
    }

    /** An end that nothing else is to be said of; a success has exit code 0. */
    public static End of(How how) {
        return new End(how, Limit.NONE, null, false, Set.of(0), null, null);
    }

    public End limitedBy(Limit limit) {
        return new End(how, limit, ending, leftovers, expectedExits, outputProblem, said);
    }

    public End endedFor(@Nullable EndingReason ending) {
        return new End(how, limit, ending, leftovers, expectedExits, outputProblem, said);
    }

    public End withLeftovers(boolean leftovers) {
        return new End(how, limit, ending, leftovers, expectedExits, outputProblem, said);
    }

    public End expecting(Set<Integer> expectedExits) {
        return new End(how, limit, ending, leftovers, expectedExits, outputProblem, said);
    }

    public End withOutputProblem(@Nullable String outputProblem) {
        return new End(how, limit, ending, leftovers, expectedExits, outputProblem, said);
    }

    public End withSaid(@Nullable Said said) {
        return new End(how, limit, ending, leftovers, expectedExits, outputProblem, said);
    }

    /**
     * A failure in a program's own words.
     *
     * @param errorClass null where it named none
     */
    public record Said(@Nullable ErrorClass errorClass, String message) {}

    public enum Limit {
        NONE,
        TIMEOUT,
        STALL
    }

    public sealed interface How {
        record Exited(int code) implements How {}

        /** {@code name} as in {@code SIGKILL}. */
        record Signaled(int number, String name) implements How {}

        /** Nothing ran. */
        record NotStarted(String reason) implements How {}

        /** What a handler, or its work in this process, said of its own failure. */
        record Refused(ErrorClass errorClass, String reason) implements How {}

        /** Work in this process is done. */
        record Done() implements How {}

        /** How it ended can not be known. */
        record Lost(String why) implements How {}
    }
}
