package dev.orchestrate.plan;

import org.jspecify.annotations.Nullable;

/** Where in a plan an expression stands, which decides what it may name. */
record Site(
        Where where,
        @Nullable PhaseDraft phase,
        @Nullable GroupDraft group,
        @Nullable TaskDraft task) {

    enum Where {
        /** A name: vars and matrix only. */
        NAME,
        /** Top level: the plan's env and the defaults, evaluated for each attempt. */
        PLAN,
        /** A condition of a phase or group. */
        CONDITION,
        /** A condition of a task: no attempt yet. */
        TASK_CONDITION,
        /** Whatever an attempt uses. */
        ATTEMPT,
        /** A criterion that is no command. */
        CRITERION
    }

    static final Site PLAN = new Site(Where.PLAN, null, null, null);
    static final Site NAME = new Site(Where.NAME, null, null, null);

    static Site nameOf(TaskDraft task) {
        return new Site(Where.NAME, null, null, task);
    }

    static Site condition(PhaseDraft phase, @Nullable GroupDraft group) {
        return new Site(Where.CONDITION, phase, group, null);
    }

    static Site condition(TaskDraft task) {
        return new Site(Where.TASK_CONDITION, task.phase, task.group, task);
    }

    static Site attempt(TaskDraft task) {
        return new Site(Where.ATTEMPT, task.phase, task.group, task);
    }

    static Site criterion(PhaseDraft phase) {
        return new Site(Where.CRITERION, phase, null, null);
    }

    /** Whether it is evaluated once all tasks of its phase have ended. */
    boolean afterTasks() {
        return where == Where.CRITERION || (task != null && task.role != Role.TASK);
    }
}
