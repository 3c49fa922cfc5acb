package dev.orchestrate.workspace;

/** Why a path of the workspace can not be used, in one line for people. */
public final class WorkspaceProblem extends Exception {
    private static final long serialVersionUID = 1L;

    public WorkspaceProblem(String message) {
        super(message);
    }

    public WorkspaceProblem(String message, Throwable cause) {
        super(message, cause);
    }

    public String message() {
        return String.valueOf(getMessage());
    }
}
