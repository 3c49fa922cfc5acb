package dev.orchestrate.plan;

/**
 * A place in a plan.
 *
 * @param line from 1; 0 where the file as a whole is meant
 * @param column from 1, in code points; 0 where the file as a whole is meant
 * @param length in code points, at least 1
 */
public record Span(int line, int column, int length) {
    /** The file as a whole. */
    public static final Span FILE = new Span(0, 0, 1);
}
