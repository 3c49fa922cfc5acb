package dev.orchestrate.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.testing.RandomPlans;
import dev.orchestrate.testing.Seeds;
import dev.orchestrate.testing.Shape;
import dev.orchestrate.testing.Shape.Feature;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds of any plan, whatever happens. */
class CorePropertyTest {
    private static final int SEEDS = 250;

    @Test
    void indexesEqualRecomputedOnesAfterEveryEvent() {
        Seeds.each(
                SEEDS,
                seed -> {
                    CoreWorld world = world(seed, Shape.SMALL, CoreWorld.Odds.MIXED);
                    world.afterEach = () -> IndexCheck.holds(world.state);
                    world.runToRest();
                    IndexCheck.holds(world.state);
                });
    }

    @Test
    void nothingThatCanGoOnIsLeftBehind() {
        Seeds.each(
                SEEDS,
                seed -> {
                    CoreWorld world = world(seed, Shape.SMALL, CoreWorld.Odds.MIXED);
                    world.runToRest();
                    assertThat(world.state.status())
                            .isIn(RunStatus.FAILED, RunStatus.WAITING, RunStatus.SUCCEEDED);
                });
    }

    @Test
    void withoutFailuresAndPeopleEverythingSucceeds() {
        Shape shape =
                Shape.SMALL.without(
                        Feature.WHEN, Feature.MANUAL_TASKS, Feature.APPROVALS, Feature.RUN_IF);
        Seeds.each(
                SEEDS,
                seed -> {
                    CoreWorld world = world(seed, shape, CoreWorld.Odds.GOOD);
                    world.runToRest();
                    assertThat(world.state.status()).isEqualTo(RunStatus.SUCCEEDED);
                    assertThat(world.state.counts().succeeded())
                            .isEqualTo(world.state.counts().total());
                });
    }

    @Test
    void dependenciesAreRespectedAndBoundsKept() {
        Seeds.each(
                SEEDS,
                seed -> {
                    CoreWorld world = world(seed, Shape.SMALL, CoreWorld.Odds.MIXED);
                    world.afterEach = () -> boundsHold(world);
                    world.runToRest();
                });
    }

    @Test
    void replayingTheJournalGivesTheStateThatLived() {
        Seeds.each(
                SEEDS,
                seed -> {
                    CoreWorld world = world(seed, Shape.SMALL, CoreWorld.Odds.MIXED);
                    world.runToRest();
                    RunState replayed = Transitions.begin(world.entries.get(0));
                    for (Entry entry : world.entries.subList(1, world.entries.size())) {
                        replayed = Transitions.apply(replayed, entry);
                    }
                    assertThat(replayed.facts()).isEqualTo(world.state.facts());
                });
    }

    @Test
    void aTaskThatSucceededDoesNotStartAgain() {
        Seeds.each(
                SEEDS,
                seed -> {
                    CoreWorld world = world(seed, Shape.SMALL, CoreWorld.Odds.MIXED);
                    world.runToRest();
                    Set<String> succeeded = new HashSet<>();
                    Set<String> tasks = new HashSet<>();
                    for (int i = 0; i < world.state.dag().taskCount(); i++) {
                        tasks.add(world.state.dag().task(i).id());
                    }
                    for (Entry entry : world.entries) {
                        if (entry.event() instanceof Event.AttemptStarted e
                                && tasks.contains(e.task())) {
                            assertThat(succeeded).doesNotContain(e.task());
                        }
                        if (entry.event() instanceof Event.AttemptEnded e
                                && e.status() == AttemptStatus.SUCCEEDED) {
                            succeeded.add(e.task());
                        }
                    }
                });
    }

    @Test
    void aResumeTriesWhatFailedAndEnds() {
        Shape shape = Shape.SMALL.without(Feature.MANUAL_TASKS, Feature.APPROVALS, Feature.WHEN);
        Seeds.each(
                SEEDS,
                seed -> {
                    CoreWorld world = world(seed, shape, new CoreWorld.Odds(25, 20, 0, 0));
                    world.afterEach = () -> IndexCheck.holds(world.state);
                    world.runToRest();
                    RunOptions resume =
                            new RunOptions(null, false, null, null, null, false, true, true, true);
                    for (int i = 0; i < 60 && world.state.status() != RunStatus.SUCCEEDED; i++) {
                        world.happen(
                                new Event.RunResumed(
                                        Map.of(), Selection.ALL, resume, CoreWorld.invocation()));
                        Resumption.events(world.state).forEach(world::happen);
                        world.runToRest();
                    }
                    assertThat(world.state.status()).isEqualTo(RunStatus.SUCCEEDED);
                });
    }

    private static CoreWorld world(long seed, Shape shape, CoreWorld.Odds odds) {
        Plan plan = RandomPlans.plan(seed, shape);
        return new CoreWorld(plan, seed, odds, Selection.ALL, RunOptions.DEFAULT);
    }

    private static void boundsHold(CoreWorld world) {
        Dag dag = world.state.dag();
        Entry last = world.entries.get(world.entries.size() - 1);
        int cpus = 0;
        Map<String, Integer> locks = new HashMap<>();
        Map<Integer, Integer> groups = new HashMap<>();
        for (int item : world.state.running()) {
            Task task = dag.task(item);
            cpus += task.limits().cpus();
            task.limits().locks().forEach(lock -> locks.merge(lock, 1, Integer::sum));
            if (item < dag.taskCount()) {
                groups.merge(dag.groupOf(item), 1, Integer::sum);
            }
        }
        assertThat(cpus).isLessThanOrEqualTo(dag.plan().maxParallel());
        assertThat(locks.values()).allMatch(count -> count == 1);
        groups.forEach((group, count) -> {
            int most = dag.groups().get(group).group().maxParallel();
            assertThat(most == 0 || count <= most).isTrue();
        });
        if (last.event() instanceof Event.AttemptStarted e) {
            int item = dag.indexOf(e.task());
            if (item < dag.taskCount()) {
                startsRightly(world, item);
            }
        }
    }

    private static void startsRightly(CoreWorld world, int item) {
        Dag dag = world.state.dag();
        Task task = dag.task(item);
        assertThat(world.state.facts().phases().get(dag.phaseOf(item)).status())
                .isEqualTo(PhaseStatus.IN_PROGRESS);
        for (String reference : task.needs().dependsOn()) {
            for (int other = 0; other < dag.taskCount(); other++) {
                String id = dag.task(other).id();
                if (!id.equals(reference) && !id.startsWith(reference + "[")) {
                    continue;
                }
                TaskState state = world.state.facts().items().get(other);
                boolean well =
                        state.status() == TaskStatus.SUCCEEDED
                                || state.status() == TaskStatus.SKIPPED
                                || (state.status() == TaskStatus.FAILED
                                        && !dag.task(other).execution().critical());
                assertThat(state.status().ended()).isTrue();
                assertThat(well || task.needs().runIf() != Task.RunIf.SUCCESS).isTrue();
            }
        }
    }
}
