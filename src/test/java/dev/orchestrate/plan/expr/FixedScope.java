package dev.orchestrate.plan.expr;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A scope that knows what a test told it, by the names' text, and one file. */
final class FixedScope implements Scope {
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> files = Set.of("pom.xml");

    FixedScope with(String name, String value) {
        values.put(name, value);
        return this;
    }

    @Override
    public @Nullable String value(Reference reference) {
        return values.get(reference.text());
    }

    @Override
    public boolean fileExists(String path) {
        return files.contains(path);
    }
}
