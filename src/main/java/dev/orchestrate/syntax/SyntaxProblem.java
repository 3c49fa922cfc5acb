package dev.orchestrate.syntax;

/** Why a source file can not be read; one line for people, with its place. */
public final class SyntaxProblem extends Exception {
    private static final long serialVersionUID = 1L;

    public SyntaxProblem(String message) {
        super(message);
    }

    /** As {@link #getMessage}, which is never null here. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
