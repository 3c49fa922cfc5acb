package dev.orchestrate.plan;

/** What a task is there for. Only {@link #TASK} counts among the tasks of a run. */
public enum Role {
    TASK("task"),
    CHECKPOINT("checkpoint"),
    CRITERION("criterion"),
    ON_FAILURE("on_failure");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** As in ids, journal and formats. */
    public String word() {
        return word;
    }
}
