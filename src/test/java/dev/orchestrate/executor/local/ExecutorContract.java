package dev.orchestrate.executor.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.executor.Admission;
import dev.orchestrate.executor.AttemptEnd;
import dev.orchestrate.executor.AttemptEnd.Limit;
import dev.orchestrate.executor.AttemptEnd.Result;
import dev.orchestrate.executor.AttemptExecutor;
import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.Masks;
import dev.orchestrate.executor.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What every executor of this machine does, whoever is the parent of its processes. */
abstract class ExecutorContract {
    static final String RUN = "20260131-101502.123-7f3a";
    static final String SECRET = "s3cret-word";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    final Reports reports = new Reports();
    AttemptExecutor executor;

    abstract @Nullable Path launcher();

    LocalSettings settings() {
        return new LocalSettings(
                folder.resolve("run"),
                RUN,
                Map.of("PATH", System.getenv("PATH"), "BASE", "from the base"),
                Masks.of(List.of(SECRET)),
                launcher());
    }

    @BeforeEach
    void open() throws IOException {
        executor = LocalExecutors.open(settings());
        executor.watch(reports);
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

    String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    @Test
    void aProcessRunsAndItsOutputIsInTheLog() throws IOException {
        AttemptEnd end = run(Attempt.script(folder, "echo out; echo err >&2"));

        assertThat(end.result()).isEqualTo(new Result.Exited(0));
        assertThat(end.limit()).isEqualTo(Limit.NONE);
        assertThat(end.leftovers()).isFalse();
        assertThat(log()).isEqualTo("out\nerr\n");
        assertThat(reports.of(key("task"))).hasSize(2).first().isInstanceOf(Report.Began.class);
    }
}
