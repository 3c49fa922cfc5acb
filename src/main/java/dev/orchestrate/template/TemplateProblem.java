package dev.orchestrate.template;

/** Why a template can not be filled in: one line for people, with the template and its line. */
public final class TemplateProblem extends Exception {
    private static final long serialVersionUID = 1L;

    public TemplateProblem(String message) {
        super(message);
    }

    public TemplateProblem(String message, Throwable cause) {
        super(message, cause);
    }

    /** As {@link #getMessage}, which is never null here. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
