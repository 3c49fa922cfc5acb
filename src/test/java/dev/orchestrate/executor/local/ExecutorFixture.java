package dev.orchestrate.executor.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.executor.Admission;
import dev.orchestrate.executor.AttemptEnd;
import dev.orchestrate.executor.AttemptExecutor;
import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.Masks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Opens a local executor on a folder of its own, and ends it with the test. */
abstract class ExecutorFixture {
    static final String RUN = "20260131-101502.123-7f3a";
    static final String SECRET = "s3cret-word";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    final Reports reports = new Reports();
    AttemptExecutor executor;

    abstract @Nullable Path launcher();

    LocalSettings settings() {
        return settings(launcher());
    }

    LocalSettings settings(@Nullable Path launcher) {
        return new LocalSettings(
                folder.resolve("run"),
                RUN,
                Map.of("PATH", System.getenv("PATH"), "BASE", "from the base", "GONE", "here"),
                Masks.of(List.of(SECRET)),
                launcher);
    }

    @BeforeEach
    void open() throws IOException {
        executor = LocalExecutors.open(settings());
        executor.watch(reports);
    }

    /** As another process would, later. */
    AttemptExecutor reopen() throws IOException {
        executor.close();
        executor = LocalExecutors.open(settings());
        executor.watch(reports);
        return executor;
    }

    @AfterEach
    void close() {
        executor.close();
    }

    static AttemptKey key(String task) {
        return new AttemptKey(RUN, task, 1);
    }

    AttemptEnd run(Attempt attempt) {
        assertThat(executor.submit(key("task"), attempt.request()))
                .isEqualTo(new Admission.Accepted());
        return reports.awaitEnd(key("task"));
    }

    /** For what only the file system tells; bounded, and without a rest so short that it burns. */
    static void awaitUntil(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the time until it must be so").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** Once it has nothing to run and nobody to ask it, each launcher ends. */
    void awaitLaunchersEnd() throws IOException {
        var files = new AttemptFiles(folder.resolve("run/attempts"));
        for (int generation : files.generations()) {
            var lock = new LifeLock(files.lock(generation));
            awaitUntil(() -> isFree(lock));
        }
    }

    private static boolean isFree(LifeLock lock) {
        try {
            return lock.isFree();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }
}
