package dev.orchestrate.gate;

import dev.orchestrate.plan.Criterion;
import dev.orchestrate.plan.Criterion.Check;
import dev.orchestrate.plan.Value;
import dev.orchestrate.run.TaskStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One look at the world for one criterion, with all that is nested in it. */
record Judgement(CriterionRegistry kinds, GateContext context) {

    Verdict check(Check check) throws CanNotJudge, InterruptedException {
        return switch (check) {
            case Check.Leaf leaf -> leaf(leaf);
            case Check.Command command ->
                    CommandVerdict.of(context.tasks().attempt(command.task().id()));
            case Check.TaskStatus status -> taskStatus(status);
            case Check.AllOf(List<Criterion> parts) -> Composition.all(parts, judged(parts));
            case Check.AnyOf(List<Criterion> parts) -> Composition.any(parts, judged(parts));
            case Check.Not(Criterion part) -> Composition.not(part(part));
        };
    }

    private Verdict leaf(Check.Leaf leaf) throws CanNotJudge, InterruptedException {
        CriterionKind kind = kinds.kind(leaf.kind());
        if (kind == null) {
            throw new CanNotJudge("there is no criterion `" + leaf.kind() + "`");
        }
        Value body = Filled.in(leaf.body(), context.scope());
        try {
            return kind.judge(body, context);
        } catch (RuntimeException e) {
            // A kind may be a user's; its faults must not decide what other criteria say.
            throw new CanNotJudge("`" + leaf.kind() + "` could not judge: " + e, e);
        }
    }

    private Verdict taskStatus(Check.TaskStatus check) throws CanNotJudge {
        Map<String, TaskStatus> statuses = context.tasks().statuses(check.task());
        if (statuses.isEmpty()) {
            throw new CanNotJudge("there is no task `" + check.task() + "`");
        }
        List<String> others = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        statuses.forEach((task, status) -> {
            if (!seen.contains(status.word())) {
                seen.add(status.word());
            }
            if (!check.is().contains(status.word())) {
                others.add("`" + task + "`");
            }
        });
        String wanted = String.join(" or ", check.is());
        String observed = String.join(", ", seen);
        return others.isEmpty()
                ? new Verdict.Passed(observed, "`" + check.task() + "` is " + wanted)
                : new Verdict.Failed(observed, Composition.few(others) + " is not " + wanted);
    }

    private List<Verdict> judged(List<Criterion> parts) throws InterruptedException {
        List<Verdict> verdicts = new ArrayList<>();
        for (Criterion part : parts) {
            verdicts.add(part(part));
        }
        return verdicts;
    }

    /** Its time is within that of what it is nested in. */
    private Verdict part(Criterion part) throws InterruptedException {
        Duration timeout = part.timeout();
        if (timeout != null) {
            return TimeBound.within(timeout, () -> check(part.check()));
        }
        try {
            return check(part.check());
        } catch (CanNotJudge e) {
            return new Verdict.Unjudged(e.reason());
        }
    }
}
