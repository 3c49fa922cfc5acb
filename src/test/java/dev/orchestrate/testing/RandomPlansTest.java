package dev.orchestrate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Group;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Retry;
import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.testing.Shape.Feature;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomPlansTest {
    @Test
    void theSameSeedMakesTheSamePlan() {
        Seeds.each(
                50,
                seed ->
                        assertThat(RandomPlans.plan(seed, Shape.SMALL))
                                .isEqualTo(RandomPlans.plan(seed, Shape.SMALL)));
    }

    @Test
    void everyPlanIsValid() {
        Seeds.each(
                500,
                seed -> {
                    Plan plan = RandomPlans.plan(seed, Shape.of(6, 5, 6));

                    assertThat(Dag.of(plan).taskCount()).isPositive();
                    assertThat(tasks(plan))
                            .allMatch(task -> task.limits().cpus() <= plan.maxParallel());
                });
    }

    /** Fixed seeds: whether a feature is left out must not depend on luck. */
    @Test
    void whatMayOccurDoes() {
        Set<Feature> seen = EnumSet.noneOf(Feature.class);
        for (long seed = 0; seed < 100; seed++) {
            seen.addAll(features(RandomPlans.plan(seed, Shape.SMALL)));
        }

        assertThat(EnumSet.complementOf(EnumSet.copyOf(seen)))
                .containsExactlyInAnyOrder(
                        Feature.PHASE_GRAPH,
                        Feature.GROUP_GRAPH,
                        Feature.TASK_GRAPH,
                        Feature.SHUFFLED);
    }

    @Test
    void whatMayNotOccurDoesNot() {
        Seeds.each(
                100,
                seed ->
                        assertThat(features(RandomPlans.plan(seed, Shape.SMALL.only(Feature.WHEN))))
                                .isSubsetOf(Feature.WHEN));
    }

    private static List<Task> tasks(Plan plan) {
        return plan.phases().stream()
                .flatMap(phase -> phase.groups().stream())
                .flatMap(group -> group.tasks().stream())
                .toList();
    }

    private static Set<Feature> features(Plan plan) {
        Set<Feature> found = EnumSet.noneOf(Feature.class);
        add(found, Feature.FAIL_FAST, plan.failFast());
        add(found, Feature.TIMEOUTS, plan.timeout() != null);
        for (Phase phase : plan.phases()) {
            add(found, Feature.WHEN, phase.when() != null);
            add(found, Feature.APPROVALS, phase.approval() != Phase.Approval.AUTO);
            add(found, Feature.PHASE_RETRIES, phase.retry().maxAttempts() > 1);
            add(found, Feature.CHECKS, !phase.checkpoint().isEmpty());
            add(found, Feature.CHECKS, !phase.criteria().isEmpty());
            add(found, Feature.ON_FAILURE, !phase.onFailure().isEmpty());
            for (Group group : phase.groups()) {
                add(found, Feature.GROUP_LIMITS, group.maxParallel() > 0);
                add(found, Feature.FAIL_FAST, group.failFast());
                add(found, Feature.TIMEOUTS, group.timeout() != null);
            }
        }
        tasks(plan).forEach(task -> addOf(task, found));
        return found;
    }

    private static void addOf(Task task, Set<Feature> found) {
        add(found, Feature.MATRIX, !task.matrix().isEmpty());
        add(found, Feature.WHEN, task.needs().when() != null);
        add(found, Feature.RUN_IF, task.needs().runIf() != Task.RunIf.SUCCESS);
        add(found, Feature.SKIP_IF_SKIPPED, task.needs().skipIfSkipped());
        add(found, Feature.NOT_CRITICAL, !task.execution().critical());
        add(found, Feature.IDEMPOTENT, task.execution().idempotent());
        add(found, Feature.PRIORITIES, task.limits().priority() != 0);
        add(found, Feature.LOCKS, !task.limits().locks().isEmpty());
        add(found, Feature.CPUS, task.limits().cpus() > 1);
        add(found, Feature.RETRIES, task.limits().retry().maxAttempts() > Retry.ONCE.maxAttempts());
        add(found, Feature.TIMEOUTS, task.limits().timeout() != null);
        add(found, Feature.MANUAL_TASKS, task.type().equals("manual"));
    }

    private static void add(Set<Feature> found, Feature feature, boolean present) {
        if (present) {
            found.add(feature);
        }
    }
}
