package dev.orchestrate.fuzz;

import dev.orchestrate.cli.EnvFileFuzz;
import dev.orchestrate.journal.CheckpointFuzz;
import dev.orchestrate.journal.JournalFuzz;
import dev.orchestrate.journal.RequestFuzz;
import dev.orchestrate.plan.PlanFuzz;
import dev.orchestrate.plan.expr.ExpressionFuzz;
import dev.orchestrate.task.OutputFileFuzz;
import dev.orchestrate.testing.Rule;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;

/** What is fuzzed. */
enum Target {
    PLAN,
    EXPRESSION,
    JOURNAL,
    CHECKPOINT,
    REQUEST,
    ENV,
    OUTPUT;

    private static final ThreadMXBean TIMES = ManagementFactory.getThreadMXBean();
    private static final long TWO_SECONDS = 2_000_000_000;

    /** As people write it, and as the folder of its inputs is called. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns if all that must hold of any input holds of this one, within two seconds of processor
     * time, which other work on the machine can not use up.
     */
    void check(byte[] input) {
        long before = TIMES.getCurrentThreadCpuTime();
        read(input);
        long took = TIMES.getCurrentThreadCpuTime() - before;
        Rule.holds(took < TWO_SECONDS, "no input takes two seconds", took);
    }

    private void read(byte[] input) {
        switch (this) {
            case PLAN -> PlanFuzz.check(input);
            case EXPRESSION -> ExpressionFuzz.check(input);
            case JOURNAL -> JournalFuzz.check(input);
            case CHECKPOINT -> CheckpointFuzz.check(input);
            case REQUEST -> RequestFuzz.check(input);
            case ENV -> EnvFileFuzz.check(input);
            case OUTPUT -> OutputFileFuzz.check(input);
        }
    }
}
