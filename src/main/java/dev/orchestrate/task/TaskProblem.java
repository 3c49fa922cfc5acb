package dev.orchestrate.task;

import dev.orchestrate.plan.ErrorClass;
import org.jspecify.annotations.Nullable;

/** Why a task can not be done, in one line for people, and what kind of failure that is. */
public final class TaskProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorClass errorClass;
    private final boolean nothingToDo;

    public TaskProblem(ErrorClass errorClass, String message) {
        this(errorClass, message, null, false);
    }

    public TaskProblem(ErrorClass errorClass, String message, Throwable cause) {
        this(errorClass, message, cause, false);
    }

    private TaskProblem(
            ErrorClass errorClass, String message, @Nullable Throwable cause, boolean nothingToDo) {
        super(message, cause);
        this.errorClass = errorClass;
        this.nothingToDo = nothingToDo;
    }

    /** What the task names is there, and none of it is what the task is about. */
    public static TaskProblem nothingToDo(String where) {
        return new TaskProblem(ErrorClass.PERMANENT, "nothing to do " + where, null, true);
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

    /** Whether the task can be left out, and nothing is amiss. */
    public boolean isNothingToDo() {
        return nothingToDo;
    }

    /** As {@link #getMessage}, which is never null here. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
