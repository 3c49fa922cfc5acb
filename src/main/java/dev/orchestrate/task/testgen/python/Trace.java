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

/** What a walk came by, and what it needs of its surroundings. Confined to a walk. */
final class Trace {
    private static final int MOST_STEPS = 4_000;
    private static final int DEEPEST = 40;

    private final Choices choices;
    private final Set<String> visited = new LinkedHashSet<>();
    private final Map<String, @Nullable String> environment = new LinkedHashMap<>();
    private final Map<String, Patch> patches = new LinkedHashMap<>();
    private final Map<String, Value> behavior = new LinkedHashMap<>();
    private final List<Called> calls = new ArrayList<>();
    private final Deque<List<Value>> caught = new ArrayDeque<>();
    private int steps;
    private int depth;

    Trace(Choices choices) {
        this.choices = choices;
    }

    /**
     * Something outside that a test replaces.
     *
     * @param target what is replaced, as `unittest.mock` wants it
     * @param variable the mock's name in the test
     */
    public record Patch(String target, String variable, boolean async) {}

    /** A call of what was replaced. */
    public record Called(String variable, List<Value> args, Map<String, Value> named) {}

    /** Its mock, made when it is first called; what is awaited once has to be awaitable. */
    Patch patch(String target, boolean async) {
        String name = target.substring(target.lastIndexOf('.') + 1);
        String own = name;
        for (int i = 2; taken(own, target); i++) {
            own = name + "_" + i;
        }
        String variable = own;
        return patches.computeIfAbsent(target, key -> new Patch(key, variable, async));
    }

    private boolean taken(String variable, String target) {
        return patches.values().stream()
                .anyMatch(it -> it.variable().equals(variable) && !it.target().equals(target));
    }

    Choices choices() {
        return choices;
    }

    Set<String> visited() {
        return visited;
    }

    Map<String, @Nullable String> environment() {
        return environment;
    }

    Map<String, Patch> patches() {
        return patches;
    }

    Map<String, Value> behavior() {
        return behavior;
    }

    List<Called> calls() {
        return calls;
    }

    /** Every statement and expression says that it is come by: an endless loop ends here. */
    void step() {
        if (++steps > MOST_STEPS) {
            throw new Unclear("a loop that may not end");
        }
    }

    int steps() {
        return steps;
    }

    void visit(PythonModule module, SyntaxNode node, String how) {
        visited.add(place(module, node) + how);
    }

    static String place(PythonModule module, SyntaxNode node) {
        return module.name() + ":" + node.start();
    }

    void enter() {
        if (++depth > DEEPEST) {
            throw new Unclear("a deep recursion");
        }
    }

    void leave() {
        depth--;
    }

    /** What is caught where the walk is, innermost first. */
    Deque<List<Value>> caught() {
        return caught;
    }
}
