package dev.orchestrate.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of loading.
 *
 * @param plan null if and only if there is an error among the diagnostics
 * @param diagnostics in the order of the text
 */
public record Loaded(@Nullable Plan plan, List<Diagnostic> diagnostics) {
    public Loaded {
        diagnostics = List.copyOf(diagnostics);
    }
}
