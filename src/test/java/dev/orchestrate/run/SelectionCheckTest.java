package dev.orchestrate.run;

import static dev.orchestrate.run.Worlds.fresh;
import static dev.orchestrate.run.Worlds.phases;
import static dev.orchestrate.run.Worlds.tasks;
import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.sequential;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.run.SelectionCheck.Unmet;
import dev.orchestrate.run.SelectionCheck.Unmet.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which selections can be run. */
class SelectionCheckTest {
    private static final Plan PLAN =
            plan(
                    phase("1")
                            .groups(
                                    sequential("x", task("a"), task("b")),
                                    parallel("y", task("c"), task("d").after("a"))),
                    phase("2").tasks(task("e")));

    @Test
    void everythingCanBeRun() {
        assertThat(SelectionCheck.find(fresh(PLAN, Selection.ALL).state)).isNull();
    }

    @Test
    void theFirstUnmetDependencyIsNamed() {
        assertThat(SelectionCheck.find(fresh(PLAN, tasks("b")).state))
                .isEqualTo(new Unmet("b", "a", Kind.TASK, false));
        assertThat(SelectionCheck.find(fresh(PLAN, tasks("c")).state))
                .isEqualTo(new Unmet("c", "1/x", Kind.GROUP, false));
        assertThat(SelectionCheck.find(fresh(PLAN, tasks("a", "b", "c")).state)).isNull();
        assertThat(SelectionCheck.find(fresh(PLAN, phases("2")).state))
                .isEqualTo(new Unmet("2", "1", Kind.PHASE, false));
    }

    @Test
    void aDependencyOnAMatrixIsOneOnAllOfIt() {
        Plan plan =
                plan(
                        phase("1")
                                .groups(
                                        parallel(
                                                "g",
                                                task("m").matrix("os", "linux", "mac"),
                                                task("x").after("m"))));
        assertThat(SelectionCheck.find(fresh(plan, tasks("x", "m[os=linux]")).state))
                .isEqualTo(new Unmet("x", "m[os=mac]", Kind.TASK, false));
        assertThat(SelectionCheck.find(fresh(plan, tasks("x", "m")).state)).isNull();
    }

    @Test
    void aPhaseThatIsSelectedInPartDoesNotComeToItsEnd() {
        Selection part = new Selection(List.of("2"), List.of("1/x"), List.of(), false);
        assertThat(SelectionCheck.find(fresh(PLAN, part).state))
                .isEqualTo(new Unmet("2", "1", Kind.PHASE, false));
        Selection all = new Selection(List.of("2"), List.of("1/x", "1/y"), List.of(), false);
        assertThat(SelectionCheck.find(fresh(PLAN, all).state)).isNull();
    }

    @Test
    void whatWaitsForAPersonIsToldSo() {
        Plan plan =
                plan(
                        phase("1")
                                .groups(
                                        sequential("x", task("m").type("manual"), task("a")),
                                        sequential("y", task("b"))));
        for (String selected : List.of("a", "b")) {
            CoreWorld world = fresh(plan, tasks("m"));
            world.runToRest();
            Worlds.resume(world, tasks(selected), RunOptions.DEFAULT);
            assertThat(SelectionCheck.find(world.state))
                    .isEqualTo(
                            selected.equals("a")
                                    ? new Unmet("a", "m", Kind.TASK, true)
                                    : new Unmet("b", "1/x", Kind.GROUP, true));
        }
    }

    @Test
    void whatIsDoneNeedsNothing() {
        CoreWorld world = fresh(PLAN, phases("1"));
        world.runToRest();
        Worlds.resume(world, tasks("e"), RunOptions.DEFAULT);
        assertThat(SelectionCheck.find(world.state)).isNull();
    }

    @Test
    void aGateThatIsOpenWaitsForAPerson() {
        Plan plan =
                plan(
                        phase("1").tasks(task("a")).approval(Phase.Approval.MANUAL),
                        phase("2").tasks(task("b")));
        CoreWorld world = fresh(plan, phases("1"));
        world.runToRest();
        Worlds.resume(world, phases("2"), RunOptions.DEFAULT);
        assertThat(SelectionCheck.find(world.state))
                .isEqualTo(new Unmet("2", "1", Kind.PHASE, true));
    }

    @Test
    void dependenciesAreAddedWhereThatIsAskedFor() {
        Selection selection = new Selection(List.of(), List.of(), List.of("d"), true);
        CoreWorld world = fresh(PLAN, selection);
        assertThat(SelectionCheck.find(world.state)).isNull();
        world.runToRest();
        assertThat(world.state.task("d")).isNotNull();
        assertThat(world.state.counts().succeeded()).isEqualTo(3);
    }

    @Test
    void aPhaseOfWhichAllIsDoneNeedsNothingThoughWhatItStoodOnIsOpenAgain() {
        Plan plan =
                plan(
                        phase("1").tasks(task("a")),
                        phase("2").tasks(task("b")),
                        phase("3").after().tasks(Worlds.manual("c")));
        CoreWorld world = Worlds.ended(plan);
        Worlds.ask(world, Worlds.decide("a", Answer.RETRY));
        Worlds.resume(world, phases("2", "3"), RunOptions.DEFAULT);
        assertThat(SelectionCheck.find(world.state)).isNull();
    }

    @Test
    void aPhaseComesToItsEndThoughTheOneBelowItIsNotSelected() {
        Plan plan =
                plan(
                        phase("1").tasks(task("a")),
                        phase("2").after().tasks(task("b")),
                        phase("3").after("1").tasks(task("c")));
        assertThat(SelectionCheck.find(fresh(plan, phases("1", "3")).state)).isNull();
    }

    @Test
    void whatAPhaseNeedsIsNamedBeforeWhatItsTasksNeed() {
        Plan plan =
                plan(
                        phase("1").tasks(task("a")),
                        phase("2").after().tasks(task("b")),
                        phase("3")
                                .after("1")
                                .groups(parallel("g", task("c").after("d"), task("d"))));
        assertThat(SelectionCheck.find(fresh(plan, tasks("b", "c")).state))
                .isEqualTo(new Unmet("3", "1", Kind.PHASE, false));
    }
}
