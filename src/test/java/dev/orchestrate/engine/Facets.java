package dev.orchestrate.engine;

import dev.orchestrate.run.Facts;
import java.util.List;

/** What two states must have in common to be the same: all facts; graphs have no equality. */
public record Facets(Object whole, List<?> items, List<?> phases, List<?> groups) {
    public static Facets of(Facts f) {
        Object whole =
                List.of(
                        f.run(),
                        f.plan(),
                        f.vars(),
                        f.labels(),
                        f.selection(),
                        f.options(),
                        f.invocation(),
                        f.seq(),
                        f.startedAt(),
                        f.at(),
                        f.progress(),
                        f.removed(),
                        f.requests());
        return new Facets(whole, f.items(), f.phases(), f.groups());
    }
}
