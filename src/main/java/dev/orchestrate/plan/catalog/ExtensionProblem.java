package dev.orchestrate.plan.catalog;

import java.util.List;

/** Jars on the class path are not what they claim to be; nothing can go on that needs them. */
public final class ExtensionProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public ExtensionProblem(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One line each, for people. */
    public List<String> problems() {
        return problems;
    }
}
