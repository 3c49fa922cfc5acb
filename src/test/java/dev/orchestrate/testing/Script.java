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
 */
public record Script(
        Taking admission, @Nullable Duration lasts, AttemptEnd.Result result, boolean heeds) {

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
                Taking.STARTS, Duration.ofSeconds(1), new AttemptEnd.Result.Exited(code), true);
    }

    public static Script succeeds() {
        return exits(0);
    }

    /** It goes on until it is ended. */
    public static Script hangs() {
        return new Script(Taking.STARTS, null, new AttemptEnd.Result.Exited(0), true);
    }

    /** A signal ends it that the orchestrator did not send. */
    public static Script isKilled() {
        return new Script(
                Taking.STARTS,
                Duration.ofSeconds(1),
                new AttemptEnd.Result.Signaled(9, "SIGKILL"),
                true);
    }

    public static Script notStarted(String reason) {
        return new Script(
                Taking.STARTS, Duration.ZERO, new AttemptEnd.Result.NotStarted(reason), true);
    }

    public Script taken(Taking how) {
        return new Script(how, lasts, result, heeds);
    }

    public Script after(Duration time) {
        return new Script(admission, time, result, heeds);
    }

    /** SIGTERM changes nothing: only SIGKILL does. */
    public Script stubborn() {
        return new Script(admission, lasts, result, false);
    }
}
