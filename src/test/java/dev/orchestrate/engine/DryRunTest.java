package dev.orchestrate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Task;
import dev.orchestrate.testing.RandomPlans;
import dev.orchestrate.testing.Seeds;
import dev.orchestrate.testing.Shape;
import dev.orchestrate.testing.Shape.Feature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a run would do. */
class DryRunTest {
    private static final Shape SHAPE =
            Shape.SMALL.without(
                    Feature.MATRIX, Feature.CPUS, Feature.WHEN, Feature.RUN_IF, Feature.ON_FAILURE);

    @Test
    void everyTaskIsShownOnceAndAfterWhatItDependsOn() {
        Seeds.each(
                60,
                seed -> {
                    Sim sim = new Sim(RandomPlans.plan(seed, SHAPE), seed);
                    Plan plan = sim.load(Map.of());
                    Setting setting = sim.setting(sim.mail);
                    RunRequest request = Ask.run().of(plan, sim.text());
                    List<DryRun.Step> steps =
                            DryRun.of(
                                    DryRun.begun(setting, request),
                                    setting.knowledge().handlers(),
                                    sim.workspace);
                    Set<String> shown = new HashSet<>();
                    for (DryRun.Step step : steps) {
                        assertThat(shown).containsAll(step.task().needs().dependsOn());
                        assertThat(shown.add(step.task().id())).isTrue();
                    }
                    assertThat(shown).containsAll(ids(plan));
                    assertThat(sim.disk.contents()).isEmpty();
                });
    }

    private static List<String> ids(Plan plan) {
        List<String> ids = new ArrayList<>();
        plan.phases()
                .forEach(phase ->
                        phase.groups()
                                .forEach(group ->
                                        group.tasks().stream().map(Task::id).forEach(ids::add)));
        return ids;
    }
}
