package dev.orchestrate.task;

/** What a dry run shows of a task. Text may have several lines. */
public sealed interface Preview {
    /** A command line, expressions filled in. */
    record Command(String text) implements Preview {}

    /** What a person would be asked to do. */
    record Instructions(String text) implements Preview {}

    /** Changes to files, as a unified diff. */
    record Diff(String unified) implements Preview {}

    /** Nothing would be done. */
    record AlreadySo(String why) implements Preview {}

    /** Anything else, in words. */
    record Words(String text) implements Preview {}
}
