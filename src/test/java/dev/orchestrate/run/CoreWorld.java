package dev.orchestrate.run;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Retry;
import dev.orchestrate.plan.dag.Dag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * A shell for the core that has no processes: attempts end as chance has it, time goes on when
 * nothing else does. Everything that happened is on record.
 */
final class CoreWorld {
    final Random random;
    final List<Entry> entries = new ArrayList<>();
    final Map<String, Integer> live = new LinkedHashMap<>();
    final Odds odds;

    /** Ids of what has a {@code when} that does not hold, whatever the odds. */
    final Set<String> unmet = new HashSet<>();

    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    RunState state;
    Runnable afterEach = () -> {};

    /** Chances out of a hundred. */
    record Odds(int fail, int judgedBad, int conditionFalse, int unknown) {
        static final Odds GOOD = new Odds(0, 0, 0, 0);
        static final Odds MIXED = new Odds(20, 15, 30, 0);
    }

    CoreWorld(Plan plan, long seed, Odds odds, Selection selection, RunOptions options) {
        this.random = new Random(seed);
        this.odds = odds;
        Dag dag = Dag.of(plan);
        Event started =
                new Event.RunStarted(
                        "run",
                        new PlanVersion(1, plan.name(), "plan.yaml", "0"),
                        plan.vars(),
                        Map.of(),
                        selection,
                        options,
                        invocation(),
                        dag);
        Entry first = new Entry(1, now, started);
        entries.add(first);
        state = Transitions.begin(first);
    }

    static Invocation invocation() {
        return new Invocation("test", "host", 1, "boot", 2, List.of("sh", "-ec"));
    }

    private boolean chance(int outOfHundred) {
        return random.nextInt(100) < outOfHundred;
    }

    void happen(Event event) {
        now = now.plusMillis(1 + random.nextInt(5));
        Entry entry = new Entry(entries.size() + 1L, now, event);
        entries.add(entry);
        state = Transitions.apply(state, entry);
        try {
            afterEach.run();
        } catch (AssertionError e) {
            throw new AssertionError("after " + entry + ": " + e.getMessage(), e);
        }
    }

    /** Until nothing happens by itself any more. */
    void runToRest() {
        decideAll();
        while (true) {
            if (!live.isEmpty()) {
                endOne();
            } else {
                Instant due = state.nextDue();
                if (due == null) {
                    return;
                }
                now = due.isAfter(now) ? due : now;
            }
            decideAll();
        }
    }

    void decideAll() {
        while (true) {
            Scheduler.Step step = Scheduler.decide(state, now, Scheduler.Authority.EXECUTE);
            state = step.state();
            if (step.decision() == null) {
                return;
            }
            carryOut(step.decision());
        }
    }

    private void carryOut(Decision decision) {
        switch (decision) {
            case Decision.Append d -> happen(d.event());
            case Decision.Evaluate d -> {
                boolean chosen = unmet.contains(d.id());
                boolean holds = !chosen && !chance(odds.conditionFalse());
                String problem = !holds && !chosen && chance(30) ? "a value is missing" : null;
                happen(new Event.ConditionEvaluated(d.scope(), d.id(), holds, Map.of(), problem));
            }
            case Decision.Start d -> {
                if (d.task().type().equals("manual")) {
                    happen(new Event.TaskWaiting(d.task().id(), WaitReason.PERSON, null, "please"));
                } else {
                    live.put(d.task().id(), d.attempt());
                    happen(new Event.AttemptStarted(d.task().id(), d.attempt(), "command", "test"));
                }
            }
            case Decision.End d ->
                    happen(new Event.AttemptEnding(d.task().id(), d.attempt(), d.reason()));
            case Decision.Judge d -> judge(d);
            case Decision.RetryPhase d ->
                    Resumption.retry(state, d.phase(), now.plusSeconds(5)).forEach(this::happen);
        }
    }

    private void judge(Decision.Judge d) {
        boolean good = !chance(odds.judgedBad());
        int number = Objects.requireNonNull(state.phase(d.phase())).judgement().number() + 1;
        happen(new Event.PhaseJudged(d.phase(), number, good, List.of(), List.of(), "d" + number));
    }

    private void endOne() {
        List<String> ids = new ArrayList<>(live.keySet());
        String id = ids.get(random.nextInt(ids.size()));
        end(id, chance(odds.fail()));
    }

    void end(String id, boolean fails) {
        int attempt = Objects.requireNonNull(live.remove(id));
        TaskState task = Objects.requireNonNull(state.task(id));
        Attempt last = Objects.requireNonNull(task.lastAttempt());
        AttemptStatus status = fails ? AttemptStatus.FAILED : AttemptStatus.SUCCEEDED;
        if (last.ending() == EndingReason.LIMIT) {
            status = AttemptStatus.TIMEOUT;
        } else if (last.ending() != null) {
            status = AttemptStatus.CANCELED;
        } else if (chance(odds.unknown())) {
            status = AttemptStatus.UNKNOWN;
        }
        Retry retry = state.dag().task(state.dag().indexOf(id)).limits().retry();
        boolean again = status == AttemptStatus.FAILED && task.failures() + 1 < retry.maxAttempts();
        boolean bad = status == AttemptStatus.FAILED || status == AttemptStatus.TIMEOUT;
        happen(
                new Event.AttemptEnded(
                        id,
                        attempt,
                        status,
                        bad ? 1 : 0,
                        null,
                        bad ? ErrorClass.PERMANENT : null,
                        null,
                        Map.of(),
                        10,
                        null,
                        again ? now.plusSeconds(3) : null));
    }
}
