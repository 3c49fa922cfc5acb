package dev.orchestrate.task.testgen.python;

import dev.orchestrate.task.testgen.python.Case.Called;
import dev.orchestrate.task.testgen.python.Case.End;
import dev.orchestrate.task.testgen.python.Case.Mocked;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the tests of a module. What is not known for sure becomes a pending test, never an
 * assertion that can not fail. Confined to a thread.
 */
final class TestWriter {
    private static final int MOST_CALLS = 4;

    private final AsyncStyle style;
    private final SourceWriter source = new SourceWriter();
    private final Set<String> names;
    private final List<PythonTests.One> tests = new ArrayList<>();

    /**
     * Nothing is written yet.
     *
     * @param taken names that somebody else's tests have
     */
    TestWriter(AsyncStyle style, Set<String> taken) {
        this.style = style;
        this.names = new HashSet<>(taken);
    }

    List<String> imports() {
        return source.imports().lines().toList();
    }

    List<PythonTests.One> tests() {
        return tests;
    }

    void add(Subject subject, Explorer.Found found) {
        List<String> reasons = new ArrayList<>();
        int before = tests.size();
        for (Case one : found.cases()) {
            try {
                add(subject, one);
            } catch (Unclear e) {
                reasons.add(String.valueOf(e.getMessage()));
            }
        }
        found.unreached().forEach(statement -> reasons.add("never at `" + statement + "`"));
        if (tests.size() == before || !reasons.isEmpty()) {
            reasons.addAll(found.unclear());
            addPending(subject, reasons);
        }
    }

    private void addPending(Subject subject, List<String> reasons) {
        source.use("pytest");
        String why = reasons.stream().distinct().limit(3).collect(Collectors.joining("; "));
        String name = named(subject, "pending");
        String text = PythonTests.pendingText(name, "not known from the source: " + why);
        tests.add(new PythonTests.One(name, text, true));
    }

    private void add(Subject subject, Case one) {
        List<String> lines = new ArrayList<>();
        arrange(one, lines);
        PythonFunction function = subject.function();
        boolean async = function != null && function.async();
        String call = call(subject, one, async);
        if (one.object() != null) {
            lines.add("subject = " + source.of(one.object()));
        }
        conclude(subject, one, call, lines);
        calls(one, lines);
        boolean patched = !one.environment().isEmpty() || !one.mocks().isEmpty();
        String name = named(subject, outcome(one.end()));
        String text =
                style.decorator(source, async)
                        + (async && style != AsyncStyle.RUN ? "async def " : "def ")
                        + name
                        + (patched ? "(monkeypatch):\n" : "():\n")
                        + lines.stream().collect(Collectors.joining("\n    ", "    ", "\n"));
        tests.add(new PythonTests.One(name, text, false));
    }

    private void arrange(Case one, List<String> lines) {
        one.environment()
                .forEach((name, value) ->
                        lines.add(
                                value == null
                                        ? "monkeypatch.delenv(%s, raising=False)"
                                                .formatted(SourceWriter.text(name))
                                        : "monkeypatch.setenv(%s, %s)"
                                                .formatted(
                                                        SourceWriter.text(name),
                                                        SourceWriter.text(value))));
        for (Mocked mocked : one.mocks()) {
            source.use("unittest", "mock");
            lines.add(
                    "%s = mock.%s()"
                            .formatted(
                                    mocked.variable(), mocked.async() ? "AsyncMock" : "MagicMock"));
            lines.add(
                    "monkeypatch.setattr(%s, %s)"
                            .formatted(SourceWriter.text(mocked.target()), mocked.variable()));
        }
        one.behavior().forEach((what, value) -> lines.add(what + " = " + source.of(value)));
    }

    private String call(Subject subject, Case one, boolean async) {
        String arguments = "(" + source.named(one.arguments()) + ")";
        String call =
                switch (subject) {
                    case Subject.OfModule own ->
                            source.use(own.function().module().name(), own.function().name())
                                    + arguments;
                    case Subject.Making making -> source.nameOf(making.type()) + arguments;
                    case Subject.OfClass own ->
                            (one.object() == null ? source.nameOf(own.owner()) : "subject")
                                    + "."
                                    + own.function().name()
                                    + (own.function().isProperty() ? "" : arguments);
                };
        PythonFunction function = subject.function();
        boolean generator = function != null && function.generator();
        if (!async) {
            return generator ? "list(" + call + ")" : call;
        }
        if (generator) {
            if (style == AsyncStyle.RUN) {
                throw new Unclear("an asynchronous generator without pytest-asyncio");
            }
            return "[item async for item in " + call + "]";
        }
        return style == AsyncStyle.RUN ? running(call) : "await " + call;
    }

    private String running(String call) {
        source.use("asyncio");
        return "asyncio.run(" + call + ")";
    }

    private void conclude(Subject subject, Case one, String call, List<String> lines) {
        switch (one.end()) {
            case End.Failed failed -> {
                source.use("pytest");
                String type = type(failed.fault());
                @Nullable String message = failed.message();
                if (message == null || message.isEmpty()) {
                    lines.add("with pytest.raises(" + type + "):");
                } else {
                    lines.add("with pytest.raises(" + type + ") as raised:");
                }
                lines.add("    " + call);
                if (message != null && !message.isEmpty()) {
                    // a KeyError shows what was looked for as it would stand in source
                    String told =
                            type.equals("KeyError") ? "raised.value.args[0]" : "str(raised.value)";
                    lines.add("assert " + told + " == " + SourceWriter.text(message));
                }
            }
            case End.Returned returned -> {
                lines.add("result = " + call);
                assertions(subject, returned.value(), one.calls()).forEach(lines::add);
                one.changed()
                        .forEach((name, value) ->
                                lines.add("assert " + equal("subject." + name, value)));
            }
        }
    }

    private String type(Value fault) {
        return switch (fault) {
            case Value.Instance instance -> source.nameOf(instance.type());
            case Value.Fault own -> {
                int dot = own.type().lastIndexOf('.');
                if (dot > 0) {
                    source.use(own.type().substring(0, dot));
                }
                yield own.type();
            }
            default -> throw new Unclear("the type of an exception");
        };
    }

    private List<String> assertions(Subject subject, Value value, List<Called> calls) {
        if (value instanceof Value.Instance instance
                && (subject instanceof Subject.Making || !instance.type().isDataclass())) {
            List<String> lines = new ArrayList<>();
            instance.fields()
                    .forEach((name, field) -> {
                        if (!name.startsWith("_") && !(field instanceof Value.Inert)) {
                            lines.add("assert " + equal("result." + name, field));
                        }
                    });
            if (lines.isEmpty() && calls.isEmpty()) {
                lines.add("assert isinstance(result, " + source.nameOf(instance.type()) + ")");
            }
            return lines;
        }
        return List.of("assert " + equal("result", value));
    }

    private String equal(String expression, Value value) {
        return switch (value) {
            case Value.None none -> expression + " is None";
            case Value.Bool bool -> expression + " is " + Texts.repr(bool);
            case Value.Mock mock -> expression + " is " + mock.expression();
            case Value.Real real -> expression + " == " + approximately(real);
            case Value.Sequence list
                    when !list.items().isEmpty()
                            && list.items().stream().allMatch(item -> item instanceof Value.Real) ->
                    expression + " == " + approximately(list);
            default -> expression + " == " + source.of(value);
        };
    }

    private String approximately(Value value) {
        source.use("pytest");
        return "pytest.approx(" + source.of(value) + ")";
    }

    /** How the mocks were called; the first few of them, where that can be written down. */
    private void calls(Case one, List<String> lines) {
        Map<String, List<Called>> byMock =
                one.calls().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Called::mock,
                                        java.util.LinkedHashMap::new,
                                        Collectors.toList()));
        byMock.entrySet().stream()
                .limit(MOST_CALLS)
                .forEach(entry -> lines.add(called(entry.getKey(), entry.getValue())));
    }

    private String called(String mock, List<Called> calls) {
        if (calls.size() == 1) {
            Called call = calls.getFirst();
            try {
                List<String> all = new ArrayList<>();
                call.arguments().forEach(value -> all.add(source.of(value)));
                if (!call.named().isEmpty()) {
                    all.add(source.named(call.named()));
                }
                return mock + ".assert_called_once_with(" + String.join(", ", all) + ")";
            } catch (Unclear e) {
                return mock + ".assert_called_once()";
            }
        }
        return "assert " + mock + ".call_count == " + calls.size();
    }

    private static String outcome(End end) {
        return switch (end) {
            case End.Failed failed -> "raises_" + snake(simple(failed.fault()));
            case End.Returned returned ->
                    switch (returned.value()) {
                        case Value.None none -> "returns_nothing";
                        case Value.Bool bool -> bool.is() ? "returns_true" : "returns_false";
                        case Value.Sequence list when list.items().isEmpty() ->
                                "returns_none_of_them";
                        default -> "returns_a_value";
                    };
        };
    }

    private static String simple(Value fault) {
        return switch (fault) {
            case Value.Fault own -> own.type().substring(own.type().lastIndexOf('.') + 1);
            case Value.Instance instance -> instance.type().name();
            default -> "error";
        };
    }

    private String named(Subject subject, String outcome) {
        String base = "test_" + snake(subject.name().replace('.', '_')) + "_" + outcome;
        String name = base;
        for (int i = 2; !names.add(name); i++) {
            name = base + "_" + i;
        }
        return name;
    }

    private static String snake(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .replaceAll("_+", "_")
                .toLowerCase(Locale.ROOT);
    }
}
