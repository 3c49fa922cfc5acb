package dev.orchestrate.testing;

import dev.orchestrate.executor.AttemptEnd;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an attempt that a {@link FakeExecutor} is given.
 *
 * @param admission how the executor takes it
 * @param lasts until it ends by itself; null: never
 * @param result how it ends by itself
 * @param heeds whether it ends when it is asked to, with SIGTERM
 * @param dies whether SIGKILL ends it, which the system delays for as long as a disk does not
 *     answer
 */
public record Script(
        Taking admission,
        @Nullable Duration lasts,
        AttemptEnd.Result result,
        boolean heeds,
        boolean dies) {

    /** What the executor does with it. */
    public enum Taking {
        STARTS,
        /** Says at once that it will not. */
        REFUSES,
        /** Takes it, and then says that it never began. */
        NEVER_BEGINS,
        /** Starts it, but can not say so: nobody knows until it is looked for. */
        LOSES
    }

    /** It ends with that code after a second. */
    public static Script exits(int code) {
        return new Script(
                Taking.STARTS,
                Duration.ofSeconds(1),
                new AttemptEnd.Result.Exited(code),
                true,
                true);
    }

    public static Script succeeds() {
        return exits(0);
    }

    /** It goes on until it is ended. */
    public static Script hangs() {
        return new Script(Taking.STARTS, null, new AttemptEnd.Result.Exited(0), true, true);
    }

    /** A signal ends it that the orchestrator did not send. */
    public static Script isKilled() {
        return new Script(
                Taking.STARTS,
                Duration.ofSeconds(1),
                new AttemptEnd.Result.Signaled(9, "SIGKILL"),
                true,
                true);
    }

    public static Script notStarted(String reason) {
        return new Script(
                Taking.STARTS, Duration.ZERO, new AttemptEnd.Result.NotStarted(reason), true, true);
    }

    public Script taken(Taking how) {
        return new Script(how, lasts, result, heeds, dies);
    }

    public Script after(Duration time) {
        return new Script(admission, time, result, heeds, dies);
    }

    /** SIGTERM changes nothing: only SIGKILL does. */
    public Script stubborn() {
        return new Script(admission, lasts, result, false, dies);
    }

    /** Not even SIGKILL changes anything. */
    public Script unkillable() {
        return new Script(admission, lasts, result, false, false);
    }
}
