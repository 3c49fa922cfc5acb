package dev.orchestrate.executor.local;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

final class LocalExecutorTest extends ExecutorContract {
    @Override
    Path launcher() {
        return requireNonNull(LocalExecutors.launcher(), "the build makes a launcher");
    }
}
