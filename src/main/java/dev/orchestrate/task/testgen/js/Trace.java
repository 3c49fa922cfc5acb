package dev.orchestrate.task.testgen.js;

import dev.orchestrate.syntax.SyntaxNode;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one trial went through. Mutable; confined to a thread. */
public final class Trace {
    /** A trial that takes longer goes round in circles. */
    private static final int MOST_STEPS = 20_000;

    private final Set<Edge> edges = new LinkedHashSet<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> strangers = new LinkedHashSet<>();
    private @Nullable SyntaxNode returned;
    private @Nullable SyntaxNode thrown;
    private boolean askedTime;
    private int steps;

    /** A decision that was taken: a place in the source, and which way. */
    public record Edge(SyntaxNode at, int way) {}

    void step() {
        if (++steps > MOST_STEPS) {
            throw new NotKnown("it takes too many steps");
        }
    }

    void edge(SyntaxNode at, int way) {
        edges.add(new Edge(at, way));
    }

    void ask(String field) {
        asked.add(field);
    }

    void askTime() {
        askedTime = true;
    }

    void stranger(String what) {
        strangers.add(what);
    }

    void returning(@Nullable SyntaxNode expression) {
        returned = expression;
    }

    void throwing(SyntaxNode at) {
        thrown = at;
    }

    public Set<Edge> edges() {
        return edges;
    }

    /** Fields that were asked of an open object. */
    public Set<String> asked() {
        return asked;
    }

    /** Whether the machine was asked for the time. */
    public boolean askedTime() {
        return askedTime;
    }

    /** What was called and is not in the workspace: it might have done anything. */
    public Set<String> strangers() {
        return strangers;
    }

    /** The expression whose value the last function to end returned; null where it has none. */
    public @Nullable SyntaxNode returned() {
        return returned;
    }

    /** The last {@code throw} that was reached. */
    public @Nullable SyntaxNode thrown() {
        return thrown;
    }
}
