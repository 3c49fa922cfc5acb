package dev.orchestrate.testing;

import dev.orchestrate.plan.expr.Reference;
import dev.orchestrate.plan.expr.Scope;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scope with a few fixed values, in which no file exists. */
public record FixedScope(Map<Reference, String> values) implements Scope {
    public static FixedScope empty() {
        return new FixedScope(Map.of());
    }

    /** With one value under {@code vars}. */
    public static FixedScope var(String name, String value) {
        return new FixedScope(Map.of(new Reference.Var(name), value));
    }

    @Override
    public @Nullable String value(Reference reference) {
        return values.get(reference);
    }

    @Override
    public boolean fileExists(String path) {
        return false;
    }
}
