package dev.orchestrate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orchestrate.executor.local.LocalExecutors;
import dev.orchestrate.plan.yaml.YamlReader;
import java.math.BigDecimal;

/**
 * Does on another processor, while the command line is being read, what the command would wait for.
 * Reading a run begins with JSON, whose parser needs the class {@link BigDecimal}, which computes
 * its powers of five when it is loaded: 18 ms on JDK 25. Reading a plan begins with the classes of
 * the YAML parser, 10 ms of them. Running tasks begins with the launcher.
 */
enum HeadStart {
    NONE,
    PLAN,
    PLAN_THEN_RUN,
    RUN_THEN_PLAN,
    PLAN_THEN_TASKS;

    /** A little of everything that plans are written with. */
    private static final byte[] PLAN_TEXT =
            "a: {b: [c, 'd', \"e\"]}\nf:\n  - g: |\n      h\n".getBytes(UTF_8);

    void give() {
        if (this != NONE) {
            Thread.ofPlatform().daemon().name("head-start").start(this::work);
        }
    }

    private void work() {
        if (this == RUN_THEN_PLAN) {
            beginRun();
        }
        beginPlan();
        if (this == PLAN_THEN_RUN || this == PLAN_THEN_TASKS) {
            beginRun();
        }
        if (this == PLAN_THEN_TASKS) {
            LocalExecutors.tryAhead();
        }
    }

    private static void beginPlan() {
        YamlReader.read(PLAN_TEXT);
    }

    private static void beginRun() {
        BigDecimal.ONE.signum();
    }
}
