package dev.orchestrate.plan.expr;

import org.jspecify.annotations.Nullable;

/** Where an evaluation finds its values. The only way in which it reads the world. */
public interface Scope {
    /** The value of a name, or null where there is none (yet). */
    @Nullable String value(Reference reference);

    /** Whether a file or folder of that path, relative to the workspace, is there. */
    boolean fileExists(String path);
}
