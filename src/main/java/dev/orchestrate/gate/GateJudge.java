package dev.orchestrate.gate;

import dev.orchestrate.plan.Criterion;
import dev.orchestrate.run.CriterionResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges the success criteria of a phase: all of them, even after one has failed. What can not be
 * evaluated has failed, with the reason; so has what takes too long. Safe for any thread.
 */
public final class GateJudge {
    /** For a criterion without a timeout of its own: files on a disk are read in far less. */
    static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(1);

    private final CriterionRegistry kinds;

    public GateJudge(CriterionRegistry kinds) {
        this.kinds = kinds;
    }

    /** One result for each, in order; those of nested ones are told in the reason. */
    public List<CriterionResult> judge(List<Criterion> criteria, GateContext context)
            throws InterruptedException {
        List<CriterionResult> results = new ArrayList<>();
        for (Criterion criterion : criteria) {
            Duration own = criterion.timeout();
            Verdict verdict =
                    TimeBound.within(
                            own == null ? DEFAULT_TIMEOUT : own,
                            () -> new Judgement(kinds, context).check(criterion.check()));
            results.add(result(criterion, verdict));
        }
        return List.copyOf(results);
    }

    /** Whether all that are required have passed. */
    public static boolean passed(List<CriterionResult> results) {
        for (CriterionResult result : results) {
            if (result.required() && !result.passed()) {
                return false;
            }
        }
        return true;
    }

    private static CriterionResult result(Criterion criterion, Verdict verdict) {
        return new CriterionResult(
                criterion.id(),
                verdict instanceof Verdict.Passed,
                criterion.required(),
                verdict.observed(),
                verdict.reason());
    }
}
