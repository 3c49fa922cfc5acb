package dev.orchestrate.executor.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.executor.Masks;
import dev.orchestrate.executor.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** An orchestrator of one attempt, in a process of its own, so that it can be killed. */
final class Submitter {
    private Submitter() {}

    /** Returns once the attempt has begun. */
    static Process start(Path folder, Path launcher, String script) throws IOException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Submitter.class.getName(),
                                folder.toString(),
                                launcher.toString(),
                                script)
                        .redirectError(folder.resolve("submitter.err").toFile())
                        .start();
        assertThat(process.getInputStream().read()).as("the word that it began").isEqualTo('!');
        return process;
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
        var began = new CountDownLatch(1);
        executor.watch(report -> {
            if (report instanceof Report.Began) {
                began.countDown();
            }
        });
        executor.submit(
                ExecutorFixture.key("task"), Attempt.script(folder, args[2]).masked().request());
        began.await();
        System.out.write('!');
        System.out.flush();
        new CountDownLatch(1).await(); // until it is killed
    }
}
