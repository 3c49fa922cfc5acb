package dev.orchestrate.task;

import dev.orchestrate.plan.ErrorClass;

/** Why a task can not be done, in one line for people, and what kind of failure that is. */
public final class TaskProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorClass errorClass;

    public TaskProblem(ErrorClass errorClass, String message) {
        super(message);
        this.errorClass = errorClass;
    }

    public TaskProblem(ErrorClass errorClass, String message, Throwable cause) {
        super(message, cause);
        this.errorClass = errorClass;
    }

    /** The task, or what it needs, must be mended: trying again is of no use. */
    public static TaskProblem config(String message) {
        return new TaskProblem(ErrorClass.CONFIG, message);
    }

    /** As {@link #config(String)}, because of something else. */
    public static TaskProblem config(String message, Throwable cause) {
        return new TaskProblem(ErrorClass.CONFIG, message, cause);
    }

    public ErrorClass errorClass() {
        return errorClass;
    }

    /** As {@link #getMessage}, which is never null here. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
