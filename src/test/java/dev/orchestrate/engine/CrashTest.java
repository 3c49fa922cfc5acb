package dev.orchestrate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.run.AttemptStatus;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.Request;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.run.Transitions;
import dev.orchestrate.testing.FakeDisk;
import dev.orchestrate.testing.RandomPlans;
import dev.orchestrate.testing.Script;
import dev.orchestrate.testing.Seeds;
import dev.orchestrate.testing.Shape;
import dev.orchestrate.testing.Shape.Feature;
import dev.orchestrate.testing.Survival;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orchestrators that die before any change that they make to the disk, and those after them. */
class CrashTest {
    private static final Shape GOOD =
            Shape.of(2, 2, 3)
                    .without(
                            Feature.MATRIX,
                            Feature.CPUS,
                            Feature.MANUAL_TASKS,
                            Feature.WHEN,
                            Feature.RUN_IF,
                            Feature.TIMEOUTS);
    private static final Shape ANY =
            Shape.of(2, 2, 3)
                    .without(Feature.MATRIX, Feature.CPUS, Feature.MANUAL_TASKS, Feature.TIMEOUTS);

    private static final Shape WITH_PEOPLE =
            Shape.of(3, 2, 3).without(Feature.MATRIX, Feature.CPUS);
    private static final int SEEDS = Integer.getInteger("seeds", 60);

    @TempDir Path workspace;

    @BeforeEach
    void criteriaAreMet() throws Exception {
        Files.writeString(workspace.resolve("report.txt"), "all is well");
    }

    /** How an orchestrator dies. */
    private enum Death {
        /** It alone is killed. */
        KILLED,
        /** Its launcher, and all that runs, with it. */
        WITH_LAUNCHER,
        /** The machine, with everything that was not synced. */
        POWER_CUT_WORST,
        /** The machine, with everything written before. */
        POWER_CUT_BEST,
        /** The machine, with what chance has left. */
        POWER_CUT_MIXED
    }

    @Test
    void whateverCrashesEverythingIsDoneOnce() {
        Seeds.each(
                SEEDS,
                seed -> {
                    Plan plan = RandomPlans.plan(seed, GOOD);
                    Sim sim = sim(plan, seed, 0);
                    int deaths = liveAndDie(sim, seed);
                    Ask ask = Ask.resume().yes();
                    RunOutcome last = sim.run(ask);
                    for (int i = 0; i < 30 && last.exit() != ExitCode.DONE; i++) {
                        decideQuarantined(sim);
                        last = sim.run(ask);
                    }
                    assertThat(last.exit()).isEqualTo(ExitCode.DONE);
                    assertThat(last.state().status()).isEqualTo(RunStatus.SUCCEEDED);
                    holds(sim, last, deaths);
                });
    }

    @Test
    void whateverCrashesNothingIsLostThatWasKnown() {
        Seeds.each(
                SEEDS,
                seed -> {
                    Plan plan = RandomPlans.plan(seed, ANY);
                    Sim sim = sim(plan, seed, 25);
                    int deaths = liveAndDie(sim, seed);
                    RunOutcome last = sim.run(Ask.resume().yes());
                    holds(sim, last, deaths);
                });
    }

    @Test
    void whateverPeopleDoMeanwhileTheJournalHoldsTogether() {
        Seeds.each(
                SEEDS,
                seed -> {
                    Random chance = new Random(seed);
                    Plan plan = RandomPlans.plan(seed, WITH_PEOPLE);
                    Sim sim = sim(plan, seed, 15);
                    int deaths = 0;
                    for (int i = 0; i < 4; i++) {
                        meddle(sim, plan, chance);
                        deaths += live(sim, ask(plan, chance), chance);
                        decideSomething(sim, plan, chance);
                    }
                    sim.pass(Duration.ofHours(2));
                    Ask last = Ask.resume().changed(ChangedTasks.KEEP);
                    RunOutcome outcome = sim.run(last);
                    holds(sim, outcome, deaths);
                });
    }

    /** What happens while an orchestrator executes, if it does so long enough. */
    private static void meddle(Sim sim, Plan plan, Random chance) {
        for (int i = 0; i < chance.nextInt(4); i++) {
            Duration after = Duration.ofMillis(chance.nextInt(4000));
            if (chance.nextInt(6) == 0) {
                sim.after(after, () -> sim.mail.stop(StopCause.SIGTERM));
            } else {
                Request request = request(sim, plan, chance);
                sim.after(
                        after,
                        () -> {
                            if (sim.hasRun()) {
                                sim.send(request);
                            }
                        });
            }
        }
    }

    private static void decideSomething(Sim sim, Plan plan, Random chance) {
        for (int i = 0; sim.hasRun() && i < chance.nextInt(3); i++) {
            try {
                sim.decide(request(sim, plan, chance));
            } catch (ProblemException _) {
                // It did not fit.
            }
        }
    }

    private static Request request(Sim sim, Plan plan, Random chance) {
        Phase phase = plan.phases().get(chance.nextInt(plan.phases().size()));
        List<Task> tasks = phase.groups().get(chance.nextInt(phase.groups().size())).tasks();
        String task = tasks.get(chance.nextInt(tasks.size())).id();
        String id = sim.id();
        return switch (chance.nextInt(9)) {
            case 0, 1 -> Requests.approve(id, phase.id());
            case 2 -> Requests.reject(id, phase.id());
            case 3, 4 -> Requests.done(id, task);
            case 5 -> Requests.skip(id, task);
            case 6 -> Requests.retry(id, task);
            case 7 -> Requests.retryDownstream(id, task);
            default -> new Request.RetryPhase(id, phase.id(), null, null);
        };
    }

    private static Ask ask(Plan plan, Random chance) {
        Ask ask =
                Ask.resume().changed(chance.nextBoolean() ? ChangedTasks.KEEP : ChangedTasks.RERUN);
        if (chance.nextInt(3) == 0) {
            ask.var("on", chance.nextBoolean() ? "true" : "false");
        }
        if (chance.nextInt(3) == 0) {
            ask.phases(plan.phases().get(chance.nextInt(plan.phases().size())).id())
                    .withDependencies();
        }
        return chance.nextBoolean() ? ask.yes() : ask;
    }

    private Sim sim(Plan plan, long seed, int failures) {
        Sim sim =
                new Sim(
                        plan,
                        seed,
                        key -> {
                            Random chance = new Random(seed * 31 + key.toString().hashCode());
                            Duration time = Duration.ofMillis(chance.nextInt(4) * 700L);
                            boolean fails = chance.nextInt(100) < failures;
                            return Script.exits(fails ? 1 : 0).after(time);
                        });
        sim.workspace = workspace;
        Random beside = new Random(-seed);
        sim.errandsTake = () -> Duration.ofMillis(beside.nextInt(3) * 350L);
        return sim;
    }

    /** Orchestrators that die, one after the other; returns how many took processes with them. */
    private static int liveAndDie(Sim sim, long seed) {
        Random chance = new Random(seed);
        int deaths = 0;
        for (int i = 0; i < 1 + chance.nextInt(3); i++) {
            deaths += live(sim, Ask.resume().yes(), chance);
        }
        return deaths;
    }

    private static int live(Sim sim, Ask ask, Random chance) {
        int deaths = 0;
        sim.disk.machine().crashAt(sim.disk.machine().acts() + 1 + chance.nextInt(60));
        try {
            sim.run(ask);
        } catch (FakeDisk.Crash _) {
            deaths += die(sim, chance);
        }
        sim.disk.machine().crashAt(Long.MAX_VALUE);
        sim.pass(Duration.ofMillis(1 + chance.nextInt(1000)));
        return deaths;
    }

    private static int die(Sim sim, Random chance) {
        Death death = Death.values()[chance.nextInt(Death.values().length)];
        switch (death) {
            case KILLED -> sim.disk = sim.disk.killed();
            case WITH_LAUNCHER -> {
                sim.processes.killLauncher();
                sim.disk = sim.disk.killed();
            }
            case POWER_CUT_WORST -> cutPower(sim, chance, Survival.OF_NOTHING);
            case POWER_CUT_BEST -> cutPower(sim, chance, Survival.OF_EVERYTHING);
            case POWER_CUT_MIXED -> cutPower(sim, chance, Survival.by(chance));
        }
        return death == Death.KILLED ? 0 : 1;
    }

    private static void cutPower(Sim sim, Random chance, Survival survival) {
        sim.processes.cutPower(chance);
        sim.disk = sim.disk.machine().cutPower(survival);
    }

    /** A person has looked: it is done. */
    private static void decideQuarantined(Sim sim) {
        RunState state = sim.state();
        for (int task = 0; task < state.dag().taskCount(); task++) {
            if (state.facts().items().get(task).status() == TaskStatus.QUARANTINED) {
                sim.decide(Requests.done(sim.id(), state.dag().task(task).id()));
            }
        }
    }

    private static void holds(Sim sim, RunOutcome last, int deaths) {
        List<Entry> journal = sim.journal();
        RunState replayed = Transitions.begin(journal.get(0));
        for (Entry entry : journal.subList(1, journal.size())) {
            replayed = Transitions.apply(replayed, entry);
        }
        assertThat(Facets.of(replayed.facts())).isEqualTo(Facets.of(last.state().facts()));
        assertThat(Facets.of(sim.state().facts())).isEqualTo(Facets.of(last.state().facts()));
        assertThat(sim.processes.alive()).isEmpty();
        assertThat(last.state().status()).isNotEqualTo(RunStatus.RUNNING);
        if (last.state().facts().selection().isAll()) {
            assertThat(last.exit()).as(last.state().status().word()).isEqualTo(exit(last.state()));
        }
        effectsAreAccountedFor(sim, journal, last.state().dag(), deaths);
    }

    private static void effectsAreAccountedFor(Sim sim, List<Entry> journal, Dag dag, int deaths) {
        Map<AttemptKey, AttemptStatus> ends = new HashMap<>();
        Set<AttemptKey> started = new HashSet<>();
        Set<AttemptKey> ended = new HashSet<>();
        Set<String> succeeded = new HashSet<>();
        Map<String, Integer> unknown = new HashMap<>();
        String run = sim.folder().id();
        for (Entry entry : journal) {
            switch (entry.event()) {
                case Event.AttemptStarted e -> {
                    assertThat(started.add(new AttemptKey(run, e.task(), e.attempt())))
                            .as("attempt %s.%s starts once", e.task(), e.attempt())
                            .isTrue();
                    assertThat(succeeded).as("%s has succeeded", e.task()).doesNotContain(e.task());
                }
                case Event.AttemptEnding e -> ended.add(new AttemptKey(run, e.task(), e.attempt()));
                case Event.AttemptEnded e -> {
                    ends.put(new AttemptKey(run, e.task(), e.attempt()), e.status());
                    if (e.status() == AttemptStatus.SUCCEEDED
                            && dag.indexOf(e.task()) < dag.taskCount()) {
                        succeeded.add(e.task());
                    }
                    if (e.status() == AttemptStatus.UNKNOWN) {
                        assertThat(deaths).as("unknown without a reason").isPositive();
                        int times = unknown.merge(e.task(), 1, Integer::sum);
                        assertThat(times).isLessThanOrEqualTo(mostUnknown(dag, e.task()));
                    }
                }
                case Event.TaskPending e -> {
                    succeeded.remove(e.task());
                    unknown.remove(e.task());
                }
                case Event.TaskDecided e -> {
                    succeeded.remove(e.task());
                    unknown.remove(e.task());
                }
                case Event.RunEnded e -> assertThat(e.reason()).as("it is stuck").isNull();
                default -> {}
            }
        }
        for (AttemptKey key : sim.processes.begun()) {
            if (key.run().equals(run) && !ended.contains(key)) {
                assertThat(started).as("a process only after its intent").contains(key);
                assertThat(ends.get(key))
                        .as("the end of %s", key)
                        .isNotIn(AttemptStatus.INTERRUPTED, AttemptStatus.RUNNING);
            }
        }
    }

    private static ExitCode exit(RunState state) {
        return switch (state.status()) {
            case SUCCEEDED -> ExitCode.DONE;
            case WAITING -> ExitCode.WAITING;
            case FAILED, QUARANTINED, CANCELED -> ExitCode.FAILED;
            case RUNNING, INTERRUPTED, PAUSED -> throw new AssertionError("nobody stopped it");
        };
    }

    /** How often the end of a task may be unknown before nobody runs it again unasked. */
    private static int mostUnknown(Dag dag, String id) {
        int item = dag.indexOf(id);
        if (item < 0 || item >= dag.taskCount()) {
            return Integer.MAX_VALUE;
        }
        return dag.task(item).execution().idempotent() ? 2 : 1;
    }
}
