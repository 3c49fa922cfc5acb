package dev.orchestrate.testing;

import static dev.orchestrate.testing.Plans.draft;
import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.sequential;
import static dev.orchestrate.testing.Plans.task;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.run.AttemptStatus;
import dev.orchestrate.run.CriterionResult;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.RunListener;
import dev.orchestrate.run.RunStatus;
import java.util.List;

/** Runs that several tests tell. */
public final class Stories {
    /** What a name or an output may try. */
    public static final String EVIL =
            "x\u001b[2Jy\r\n::error::z]]><script>alert(1)</script>\u202e&'\"|`*_ %0A"
                    + "\u0007\ud83d\ude00e\u0301\u4e2d";

    private Stories() {}

    /**
     * Three phases: the first succeeds after a retry, the second fails, the third is blocked.
     *
     * <pre>
     * 1/a: 1.1, 1.2   1/b: 1.3 -> 1.4
     * 2/-: 2.1 | 2.2 -> 2.3 (fails: 2.2)
     * 3/-: 3.1
     * </pre>
     */
    public static Plan roadmap() {
        return draft(
                        phase("1")
                                .groups(
                                        parallel("a", task("1.1"), task("1.2").attempts(2)),
                                        sequential("b", task("1.3"), task("1.4"))),
                        phase("2")
                                .groups(
                                        parallel(
                                                "-",
                                                task("2.1"),
                                                task("2.2"),
                                                task("2.3").after("2.2"))),
                        phase("3").approval(Phase.Approval.MANUAL).tasks(task("3.1")))
                .name("roadmap")
                .build();
    }

    /** The whole of it, failed. */
    public static Story failed(RunListener... listeners) {
        return halfway(listeners)
                .after(300)
                .fails("2.2", 1)
                .after(700)
                .succeeds("2.1")
                .ends(RunStatus.FAILED);
    }

    /** Phase 1 is approved, 2.1 and 2.2 run. */
    public static Story halfway(RunListener... listeners) {
        return Story.of(roadmap(), listeners)
                .judging(
                        "1",
                        new CriterionResult("report", true, true, "1 file", "it exists"),
                        new CriterionResult("coverage", false, false, "71.5", "it is below 80"))
                .starts("1.1", "1.2")
                .after(900)
                .succeeds("1.1")
                .after(100)
                .retries("1.2", 75, 1_000)
                .after(1_000)
                .starts("1.2")
                .after(400)
                .succeeds("1.2")
                .starts("1.3")
                .after(65_000)
                .succeeds("1.3")
                .starts("1.4")
                .after(50)
                .succeeds("1.4")
                .starts("2.1", "2.2");
    }

    /** A manual task, a quarantined one, and an open gate, which only people can go on with. */
    public static Story waiting(RunListener... listeners) {
        Plan plan =
                draft(
                                phase("1").approval(Phase.Approval.MANUAL).tasks(task("1.1")),
                                phase("2")
                                        .after()
                                        .groups(
                                                parallel(
                                                        "-",
                                                        task("2.1").type("manual"),
                                                        task("2.2"))))
                        .name("release")
                        .build();
        return Story.of(plan, listeners)
                .starts("1.1")
                .after(1_000)
                .succeeds("1.1")
                .asks("2.1", "Look at the page")
                .starts("2.2")
                .after(500)
                .ends("2.2", AttemptStatus.UNKNOWN, null, "its launcher was killed", null)
                .happens(new Event.RunWaiting(List.of("2.1"), List.of("1")));
    }

    /** Names that try to be more than names. */
    public static Story hostile(RunListener... listeners) {
        String id = "1.1[a=" + EVIL + "]";
        return Story.of(
                        draft(phase("1").groups(parallel("-", task("1.1").matrix("a", EVIL))))
                                .name("hostile")
                                .build(),
                        listeners)
                .judging("1", new CriterionResult(EVIL, false, true, EVIL, EVIL))
                .starts(id)
                .after(1_000)
                .ends(id, AttemptStatus.FAILED, 1, EVIL, ErrorClass.PERMANENT)
                .ends(RunStatus.FAILED);
    }
}
