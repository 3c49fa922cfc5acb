package dev.orchestrate.task.testgen;

import java.util.Locale;

/** What is to be tested of a source. */
enum Kind {
    SERVICE(""),
    ROUTE(""),
    CONFIG(""),
    PLUGIN(""),
    GRAPHQL(""),
    PYTHON(""),
    SECURITY("security"),
    E2E("e2e"),
    LOAD("load");

    private final String suffix;

    Kind(String suffix) {
        this.suffix = suffix;
    }

    /** As it stands in a plan. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the test file's name has besides; empty for a file's ordinary tests. */
    String suffix() {
        return suffix;
    }
}
