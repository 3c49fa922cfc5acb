package dev.orchestrate.engine;

/** For whom an invocation stays when only people can go on. */
public enum Waits {
    NO,
    /** Those who do manual tasks: they are asked at the terminal. */
    FOR_TASKS,
    FOR_ALL
}
