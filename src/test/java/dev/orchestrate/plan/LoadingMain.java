package dev.orchestrate.plan;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Loads a plan in a JVM of its own, and tells what came of it and the time that it took. */
final class LoadingMain {
    private LoadingMain() {}

    public static void main(String[] arguments) throws IOException {
        long before = cpu();
        Loaded loaded =
                new PlanLoader(TestCatalog.create()).load(Path.of(arguments[0]), Texts.OPTIONS);
        long took = cpu() - before;
        try (PrintStream out = new PrintStream(arguments[1], StandardCharsets.UTF_8)) {
            for (Diagnostic diagnostic : loaded.diagnostics()) {
                out.println(DiagnosticText.message(diagnostic));
            }
            if (loaded.plan() != null) {
                int tasks = 0;
                for (Phase phase : loaded.plan().phases()) {
                    for (Group group : phase.groups()) {
                        tasks += group.tasks().size();
                    }
                }
                out.println("tasks " + tasks);
            }
            out.println("cpu " + took / 1_000_000_000);
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
