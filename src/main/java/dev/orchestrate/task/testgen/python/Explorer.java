package dev.orchestrate.task.testgen.python;

import dev.orchestrate.syntax.SyntaxNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows a function with many arguments, and keeps the ways that lead where no earlier one did.
 * What differs least from the plainest call comes first, and then what differs least from a call
 * that led somewhere new.
 */
public final class Explorer {
    /** So long without a new way, and there is none. */
    private static final int MOST_IDLE_STEPS = 40_000;

    private static final int MOST_OPEN = 2_000;
    private static final int MOST_CASES = 12;

    private final Program program;
    private final Subject subject;
    private final Constants constants;
    private final Constants around;
    private final Set<String> seen = new LinkedHashSet<>();
    private final List<Case> cases = new ArrayList<>();
    private final Set<String> unclear = new LinkedHashSet<>();

    private Explorer(Program program, Subject subject) {
        this.program = program;
        this.subject = subject;
        this.around = Constants.of(subject.module().source());
        this.constants =
                subject.bodies().isEmpty() ? around : Constants.of(subject.bodies().getFirst());
    }

    /**
     * What was found.
     *
     * @param unreached statements that no case comes by, the outermost of each
     * @param unclear what could not be followed, in source or words
     */
    public record Found(List<Case> cases, List<String> unreached, List<String> unclear) {
        public Found {
            cases = List.copyOf(cases);
            unreached = List.copyOf(unreached);
            unclear = List.copyOf(unclear);
        }
    }

    /** Explores a subject; safe for any thread. */
    public static Found explore(Program program, Subject subject) {
        return new Explorer(program, subject).explore();
    }

    private Found explore() {
        Deque<Map<String, Integer>> open = new ArrayDeque<>(List.of(Map.of()));
        int idle = 0;
        while (idle < MOST_IDLE_STEPS && cases.size() < MOST_CASES) {
            Map<String, Integer> fixed = open.poll();
            if (fixed == null) {
                break;
            }
            Choices choices = new Choices(fixed);
            Walk walk = new Walk(program, choices, around);
            if (walk(walk)) {
                choices.others().reversed().forEach(open::addFirst);
                idle = 0;
            } else if (open.size() < MOST_OPEN) {
                open.addAll(choices.others());
            }
            idle += walk.trace().steps() + 1;
        }
        return new Found(cases, unreached(), List.copyOf(unclear));
    }

    private List<String> unreached() {
        List<String> found = new ArrayList<>();
        subject.bodies().forEach(body -> unreached(body, found));
        return found;
    }

    private void unreached(SyntaxNode node, List<String> found) {
        if (node.type().endsWith("_statement")
                && !isDocstring(node)
                && !seen.contains(Trace.place(subject.module(), node))) {
            found.add(Evaluation.excerpt(node));
        } else if (!node.is("function_definition")) {
            node.named().forEach(child -> unreached(child, found));
        }
    }

    private static boolean isDocstring(SyntaxNode node) {
        return node.is("expression_statement") && node.named().getFirst().is("string");
    }

    /** Whether it led where no earlier one did. */
    private boolean walk(Walk walk) {
        Value.@Nullable Instance object = null;
        Map<String, Value> arguments;
        try {
            Examples examples = new Examples(walk, constants);
            if (subject instanceof Subject.OfClass method && !method.function().isStatic()) {
                object = examples.instance("self", method.owner());
            }
            arguments = arguments(examples);
        } catch (Unclear e) {
            unclear.add(String.valueOf(e.getMessage()));
            return false;
        } catch (Raised e) {
            return false; // No object can be made of that; its making is explored for itself.
        }
        Map<String, Value> everything = new LinkedHashMap<>(arguments);
        if (object != null) {
            everything.put("self", object);
        }
        return follow(walk, object, arguments, Snapshot.of(everything));
    }

    private Map<String, Value> arguments(Examples examples) {
        return switch (subject) {
            case Subject.Making making -> examples.ofMaking("", making.type());
            case Subject.OfModule own ->
                    examples.arguments("", own.function().parameters(), subject.module());
            case Subject.OfClass own ->
                    examples.arguments("", own.function().parameters(), subject.module());
        };
    }

    private boolean follow(
            Walk walk,
            Value.@Nullable Instance object,
            Map<String, Value> arguments,
            Map<String, Value> before) {
        Case.End end;
        try {
            end = new Case.End.Returned(result(walk, object, arguments));
        } catch (Unclear e) {
            unclear.add(String.valueOf(e.getMessage()));
            return false;
        } catch (Raised e) {
            if (!e.deliberate()) {
                return false; // What a wrong argument does by itself is nobody's promise.
            }
            end = new Case.End.Failed(e.fault(), message(e.fault()));
        }
        Set<String> reached = new LinkedHashSet<>(walk.trace().visited());
        String own = subject.module().name() + ":";
        reached.removeIf(place -> !place.startsWith(own));
        reached.add(
                end instanceof Case.End.Failed failed
                        ? "raises " + type(failed.fault())
                        : "returns");
        boolean news = seen.addAll(reached);
        if (news) {
            cases.add(made(walk.trace(), object, before, end));
        }
        return news;
    }

    private Value result(Walk walk, Value.@Nullable Instance object, Map<String, Value> arguments) {
        Calls calls = walk.calls();
        return switch (subject) {
            case Subject.Making making -> calls.make(making.type(), List.of(), arguments);
            case Subject.OfModule own ->
                    calls.call(bound(own.function(), null), List.of(), arguments);
            case Subject.OfClass own -> {
                if (own.function().isProperty() && object != null) {
                    yield walk.names().attribute(object, own.function().name());
                }
                yield calls.call(bound(own.function(), object), List.of(), arguments);
            }
        };
    }

    private static Value.Callable bound(PythonFunction function, Value.@Nullable Instance object) {
        return new Value.Callable(function, new Scope(function.module(), null), object);
    }

    private static String type(Value fault) {
        return switch (fault) {
            case Value.Fault own -> own.type();
            case Value.Instance instance -> instance.type().name();
            default -> "";
        };
    }

    private static @Nullable String message(Value fault) {
        try {
            return Texts.str(fault);
        } catch (Unclear e) {
            return null;
        }
    }

    private static Case made(
            Trace trace, Value.@Nullable Instance object, Map<String, Value> before, Case.End end) {
        Map<String, Value> arguments = new LinkedHashMap<>(before);
        Value self = object == null ? null : arguments.remove("self");
        Value.Instance then = self instanceof Value.Instance instance ? instance : null;
        return new Case(
                then,
                arguments,
                new LinkedHashMap<>(trace.environment()),
                trace.patches().values().stream()
                        .map(it -> new Case.Mocked(it.target(), it.variable(), it.async()))
                        .toList(),
                new LinkedHashMap<>(trace.behavior()),
                trace.calls().stream()
                        .map(it -> new Case.Called(it.variable(), it.args(), it.named()))
                        .toList(),
                changed(then, object),
                end);
    }

    private static Map<String, Value> changed(
            Value.@Nullable Instance before, Value.@Nullable Instance after) {
        Map<String, Value> changed = new LinkedHashMap<>();
        if (before == null || after == null) {
            return changed;
        }
        after.fields()
                .forEach((name, value) -> {
                    Value old = before.fields().get(name);
                    if (!name.startsWith("_") && (old == null || !alike(old, value))) {
                        changed.put(name, value);
                    }
                });
        return changed;
    }

    private static boolean alike(Value a, Value b) {
        try {
            return Operators.equal(a, b);
        } catch (Unclear e) {
            return true; // Nothing can be said about it, so nothing is.
        }
    }
}
