package dev.orchestrate.task.testgen.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is no part of the program: the environment, Python's libraries and those of others. A few
 * calls are known, a test puts mocks in place of those that have effects, the rest is unclear.
 */
final class Outside {
    private static final String ENVIRONMENT = "os.environ";

    /** Nobody replaces what only computes. */
    private static final Set<String> PURE =
            Set.of(
                    "abc",
                    "base64",
                    "bisect",
                    "collections",
                    "contextlib",
                    "copy",
                    "csv",
                    "dataclasses",
                    "datetime",
                    "decimal",
                    "enum",
                    "fractions",
                    "functools",
                    "hashlib",
                    "hmac",
                    "html",
                    "itertools",
                    "json",
                    "math",
                    "numpy",
                    "operator",
                    "pandas",
                    "pathlib",
                    "pydantic",
                    "re",
                    "statistics",
                    "string",
                    "textwrap",
                    "typing",
                    "zoneinfo");

    private static final List<@Nullable String> VARIABLES = variables();

    private final Walk walk;

    Outside(Walk walk) {
        this.walk = walk;
    }

    private static List<@Nullable String> variables() {
        List<@Nullable String> values = new ArrayList<>();
        values.add(null);
        values.addAll(List.of("text", "42", "", "0", "-1", "1000000", "true"));
        return java.util.Collections.unmodifiableList(values);
    }

    Value call(
            Value.Imported callee,
            List<Value> args,
            Map<String, Value> named,
            PythonModule module,
            boolean awaited) {
        Value known = Known.call(walk, callee.path(), args, named);
        if (known != null) {
            return known;
        }
        int dot = callee.path().indexOf('.');
        if (PURE.contains(dot < 0 ? callee.path() : callee.path().substring(0, dot))) {
            throw new Unclear("`" + callee.asWritten() + "()`");
        }
        String target = module.name() + "." + callee.asWritten();
        Trace.Patch patch = walk.trace().patch(target, awaited);
        return called(patch.variable(), args, named);
    }

    /** Calls something of the program or of others. */
    Value run(Value callee, List<Value> args, Map<String, Value> named) {
        return walk.calls().call(callee, args, named);
    }

    Value callMock(Value.Mock mock, List<Value> args, Map<String, Value> named) {
        return called(mock.expression(), args, named);
    }

    private Value called(String mock, List<Value> args, Map<String, Value> named) {
        walk.trace().calls().add(new Trace.Called(mock, args, named));
        List<Value> ends = new ArrayList<>(List.of(Value.NONE));
        for (List<Value> types : walk.trace().caught()) {
            types.forEach(type -> addFault(type, ends));
        }
        Value end = walk.trace().choices().choose(mock + " raises", ends);
        if (!(end instanceof Value.None)) {
            walk.trace().behavior().put(mock + ".side_effect", end);
            throw new Raised(end, true);
        }
        return new Value.Mock(mock + ".return_value");
    }

    private void addFault(Value type, List<Value> ends) {
        List<Value> message = List.of(new Value.Text("refused"));
        switch (type) {
            case Value.Native own when Faults.isOne(own.name()) ->
                    ends.add(new Value.Fault(own.name(), message));
            case Value.Imported other when Faults.isOne(other.path()) ->
                    ends.add(new Value.Fault(other.path(), message));
            case Value.Type own when walk.names().method(own.type(), "__init__") == null ->
                    ends.add(walk.calls().make(own.type(), message, Map.of()));
            default -> {
                // Nobody knows how one of that kind is made.
            }
        }
    }

    /** Whether an exception is caught by who waits for that type. */
    boolean isKindOf(Value fault, Value type) {
        return switch (type) {
            case Value.Type own -> Faults.isKindOf(fault, own.type().name());
            case Value.Native own -> Faults.isKindOf(fault, own.name());
            case Value.Imported other -> Faults.isKindOf(fault, other.path());
            case Value.Tuple types -> types.items().stream().anyMatch(one -> isKindOf(fault, one));
            default -> throw new Unclear("a type of exceptions");
        };
    }

    boolean contains(Value container, Value item) {
        if (isEnvironment(container)) {
            return variable(Methods.text(item)) != null;
        }
        return Operators.contains(container, item);
    }

    Value item(Value object, Value index) {
        if (isEnvironment(object)) {
            String value = variable(Methods.text(index));
            if (value == null) {
                throw new Raised(new Value.Fault("KeyError", List.of(index)), false);
            }
            return new Value.Text(value);
        }
        if (object instanceof Value.Mock mock) {
            return new Value.Mock(mock.expression() + ".__getitem__.return_value");
        }
        return Slices.item(object, index);
    }

    private static boolean isEnvironment(Value value) {
        return value instanceof Value.Imported imported && imported.path().equals(ENVIRONMENT);
    }

    /** What a variable of the environment is, or null where it is not set. */
    @Nullable String variable(String name) {
        int index = walk.trace().choices().choose("$" + name, indexes(VARIABLES.size()));
        @Nullable String value = VARIABLES.get(index);
        walk.trace().environment().put(name, value);
        return value;
    }

    private static List<Integer> indexes(int size) {
        return java.util.stream.IntStream.range(0, size).boxed().toList();
    }

    Value entered(Value value, boolean async) {
        return switch (value) {
            case Value.Inert inert -> inert;
            case Value.Mock mock ->
                    new Value.Mock(
                            mock.expression()
                                    + (async ? ".__aenter__" : ".__enter__")
                                    + ".return_value");
            default -> throw new Unclear("what `with` enters");
        };
    }
}
