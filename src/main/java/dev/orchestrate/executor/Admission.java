package dev.orchestrate.executor;

/** The answer to a submission. */
public sealed interface Admission {
    /** Its reports will come. */
    record Accepted() implements Admission {}

    /** Nothing was started, and nothing will be. */
    record Refused(String reason) implements Admission {}

    /** Whether it was started can not be told; {@link AttemptExecutor#find} may know later. */
    record Unknown(String reason) implements Admission {}
}
