package dev.orchestrate.task.testgen.python;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way through a function, followed to its end.
 *
 * @param object what a method is called on, as it was made
 * @param arguments by name
 * @param environment the variables that were read; null where one is not set
 * @param mocks what a test replaces
 * @param behavior of the mocks, where it is not their own
 * @param calls of the mocks, in order
 * @param changed the public fields of the object afterwards, where they are others than before
 */
public record Case(
        Value.@Nullable Instance object,
        Map<String, Value> arguments,
        Map<String, @Nullable String> environment,
        List<Mocked> mocks,
        Map<String, Value> behavior,
        List<Called> calls,
        Map<String, Value> changed,
        End end) {

    /** How it ends. */
    public sealed interface End {
        record Returned(Value value) implements End {}

        record Failed(Value fault, @Nullable String message) implements End {}
    }

    /** Something outside that a test replaces; `async` where it is awaited. */
    public record Mocked(String target, String variable, boolean async) {}

    /** A call of what was replaced. */
    public record Called(String mock, List<Value> arguments, Map<String, Value> named) {}
}
