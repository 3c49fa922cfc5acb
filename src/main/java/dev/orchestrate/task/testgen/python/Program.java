package dev.orchestrate.task.testgen.python;

import org.jspecify.annotations.Nullable;

/** Where the modules of a program are found. */
public interface Program {
    /** The module of this name, or null if it is no part of the program. */
    @Nullable PythonModule module(String name);
}
