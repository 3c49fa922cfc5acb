package dev.orchestrate.executor.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.executor.Masks;
import dev.orchestrate.executor.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** An orchestrator in a process of its own, so that it can be killed. */
final class Submitter {
    private Submitter() {}

    /** Returns once the attempt {@code task} has begun. */
    static Process start(Path folder, Path launcher, String script) throws IOException {
        return start(folder, launcher, script, 1, 1);
    }

    /**
     * Submits as many, each under its {@link #name}, which its script finds in {@code $NAME};
     * returns once some have begun.
     */
    static Process start(Path folder, Path launcher, String script, int tasks, int awaited)
            throws IOException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Submitter.class.getName(),
                                folder.toString(),
                                launcher.toString(),
                                script,
                                Integer.toString(tasks))
                        .redirectError(folder.resolve("submitter.err").toFile())
                        .start();
        for (int i = 0; i < awaited; i++) {
            assertThat(process.getInputStream().read()).as("the word that it began").isEqualTo('!');
        }
        return process;
    }

    static String name(int task) {
        return task == 1 ? "task" : "task" + task;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        var executor =
                LocalExecutors.open(
                        new LocalSettings(
                                folder.resolve("run"),
                                ExecutorFixture.RUN,
                                Map.of("PATH", System.getenv("PATH")),
                                Masks.of(List.of(ExecutorFixture.SECRET)),
                                Path.of(args[1])));
        executor.watch(report -> {
            if (report instanceof Report.Began) {
                System.out.write('!');
                System.out.flush();
            }
        });
        for (int task = 1; task <= Integer.parseInt(args[3]); task++) {
            executor.submit(
                    ExecutorFixture.key(name(task)),
                    Attempt.script(folder, args[2]).env("NAME", name(task)).masked().request());
        }
        new CountDownLatch(1).await(); // until it is killed
    }
}
