package dev.orchestrate.run;

import org.jspecify.annotations.Nullable;

/**
 * The world refuses, and a person is to be told: what is wrong, and the way out. Thrown once, where
 * a package ends, and caught once, where the program does; carries the cause for the developers.
 */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ExitCode exit;
    private final @Nullable String hint;

    /**
     * A problem in the grammar of messages: lower case, no full stop, names in backticks.
     *
     * @param hint the way out, beginning with a verb; null where there is none
     */
    public ProblemException(
            ExitCode exit, String message, @Nullable String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.exit = exit;
        this.hint = hint;
    }

    public ProblemException(ExitCode exit, String message) {
        this(exit, message, null, null);
    }

    public ExitCode exit() {
        return exit;
    }

    public @Nullable String hint() {
        return hint;
    }

    /** What is wrong; never null, unlike an exception's in general. */
    public String problem() {
        String message = getMessage();
        return message == null ? exit.name() : message;
    }
}
