package dev.orchestrate.task.testgen.suite;

import java.util.List;

/**
 * One test.
 *
 * @param title as people read it
 * @param lines of its body; none where it is pending
 * @param pending the source does not tell what is right: a person has to say it
 */
public record Case(String title, List<String> lines, boolean pending) {
    public Case {
        lines = List.copyOf(lines);
    }

    public static Case of(String title, List<String> lines) {
        return new Case(title, lines, false);
    }

    public static Case pending(String title) {
        return new Case(title, List.of(), true);
    }

    /** As it is, under another title. */
    Case titled(String other) {
        return new Case(other, lines, pending);
    }
}
