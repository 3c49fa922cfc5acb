package dev.orchestrate.executor.local;

/** Ends a start that failed. */
final class StartFailureException extends Exception {
    private final transient StartFailure failure;

    StartFailureException(StartFailure failure) {
        super(failure.reason());
        this.failure = failure;
    }

    StartFailure failure() {
        return failure;
    }
}
