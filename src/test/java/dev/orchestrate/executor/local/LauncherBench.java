package dev.orchestrate.executor.local;

import static java.util.Objects.requireNonNull;

import dev.orchestrate.executor.AttemptExecutor;
import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.Masks;
import dev.orchestrate.executor.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/**
 * How long it takes to run {@code /bin/true} many times, two at a time and a log each, beside what
 * make takes. By hand, on a machine with nothing else to do: scripts/bench/launcher.
 */
final class LauncherBench {
    private static final int TASKS = 3000;
    private static final int WIDTH = 2;
    private static final int ROUNDS = 5;

    private LauncherBench() {}

    public static void main(String[] args) throws Exception {
        double best = Double.MAX_VALUE;
        double bestMake = Double.MAX_VALUE;
        Path makefile = makefile(Files.createTempDirectory("bench-make"));
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.min(best, seconds(LauncherBench::launch));
            bestMake = Math.min(bestMake, seconds(() -> make(makefile)));
        }
        System.out.printf(
                "%d x /bin/true, %d at a time: %.2f s, make %.2f s, ratio %.2f%n",
                TASKS, WIDTH, best, bestMake, best / bestMake);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long before = System.nanoTime();
        work.run();
        return (System.nanoTime() - before) / 1e9;
    }

    private static void launch() throws Exception {
        Path folder = Files.createTempDirectory("bench-launcher");
        Files.createDirectory(folder.resolve("logs"));
        var settings =
                new LocalSettings(
                        folder,
                        "bench",
                        System.getenv(),
                        Masks.none(),
                        requireNonNull(LocalExecutors.launcher()));
        var slots = new Semaphore(WIDTH);
        var ends = new CountDownLatch(TASKS);
        try (AttemptExecutor executor = LocalExecutors.open(settings)) {
            executor.watch(report -> {
                if (report instanceof Report.Ended) {
                    slots.release();
                    ends.countDown();
                }
            });
            for (int i = 0; i < TASKS; i++) {
                slots.acquire();
                var attempt = Attempt.of(folder, "/bin/true").log(folder.resolve("logs/" + i));
                executor.submit(new AttemptKey("bench", "task" + i, 1), attempt.request());
            }
            ends.await();
        }
    }

    private static Path makefile(Path folder) throws IOException {
        var text = new StringBuilder("all:");
        for (int i = 0; i < TASKS; i++) {
            text.append(" t").append(i);
        }
        for (int i = 0; i < TASKS; i++) {
            text.append("\nt").append(i).append(":\n\t@/bin/true");
        }
        return Files.writeString(folder.resolve("Makefile"), text.append('\n'));
    }

    private static void make(Path makefile) throws Exception {
        new ProcessBuilder("make", "-s", "-j" + WIDTH, "-f", makefile.toString())
                .inheritIO()
                .start()
                .waitFor();
    }
}
