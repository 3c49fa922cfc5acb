package dev.orchestrate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orchestrate.executor.local.LocalExecutors;
import dev.orchestrate.plan.yaml.YamlReader;
import java.math.BigDecimal;
import java.util.List;

/**
 * Does on another processor, while the command line is being read, what the command would wait for.
 * Reading a run begins with JSON, whose parser needs the class {@link BigDecimal}, which computes
 * its powers of five when it is loaded: 18 ms on JDK 25. Reading a plan begins with the classes of
 * the YAML parser, 10 ms of them. Running tasks begins with the handlers of signals, whose class is
 * made at run time, and with the launcher.
 */
final class HeadStart {
    static final HeadStart NONE = new HeadStart();
    static final HeadStart PLAN = new HeadStart(HeadStart::beginPlan);
    static final HeadStart PLAN_THEN_RUN = new HeadStart(HeadStart::beginPlan, HeadStart::beginRun);
    static final HeadStart RUN_THEN_PLAN = new HeadStart(HeadStart::beginRun, HeadStart::beginPlan);
    static final HeadStart PLAN_THEN_TASKS =
            new HeadStart(
                    HeadStart::beginPlan,
                    HeadStart::beginRun,
                    StopSignals::prepare,
                    LocalExecutors::tryAhead);

    /** A little of everything that plans are written with. */
    private static final byte[] PLAN_TEXT =
            "a: {b: [c, 'd', \"e\"]}\nf:\n  - g: |\n      h\n".getBytes(UTF_8);

    private final List<Runnable> steps;

    private HeadStart(Runnable... steps) {
        this.steps = List.of(steps);
    }

    void give() {
        if (!steps.isEmpty()) {
            Thread.ofPlatform()
                    .daemon()
                    .name("head-start")
                    .start(() -> steps.forEach(Runnable::run));
        }
    }

    private static void beginPlan() {
        YamlReader.read(PLAN_TEXT);
    }

    private static void beginRun() {
        BigDecimal.ONE.signum();
    }
}
