package dev.orchestrate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.gate.CriterionRegistry;
import dev.orchestrate.plan.Catalog;
import dev.orchestrate.plan.LoadOptions;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.PlanLoader;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.Selection;
import dev.orchestrate.task.HandlerRegistry;
import dev.orchestrate.task.command.CommandHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SelectingTest {
    private static final String PLAN =
            """
            version: 1
            name: selecting
            phases:
              - id: one
                name: One
                groups:
                  - { id: a, name: A, tasks: [{ id: "1.1", run: "true" }] }
                  - { id: b, name: B, tasks: [{ id: "1.2", run: "true", matrix: { n: [1, 2] } }] }
              - id: two
                name: Two
                groups:
                  - { id: a, name: A, tasks: [{ id: "2.1", run: "true" }] }
            """;

    @Test
    void nothingNamedMeansEverything() {
        assertThat(select(List.of(), List.of(), List.of()).isAll()).isTrue();
    }

    @Test
    void aGroupIsNamedInFull() {
        assertThat(select(List.of(), List.of("two/a"), List.of()).groups())
                .containsExactly("two/a");
    }

    @Test
    void aBareGroupThatIsUniqueWillDo() {
        assertThat(select(List.of(), List.of("b"), List.of()).groups()).containsExactly("one/b");
    }

    @Test
    void aBareGroupThatIsNotUniqueNeedsItsPhase() {
        assertThatThrownBy(() -> select(List.of(), List.of("a"), List.of()))
                .isInstanceOf(ProblemException.class)
                .hasMessage("group `a` is in 2 phases");
        Selection selection = select(List.of("two"), List.of("a"), List.of());
        assertThat(selection.groups()).containsExactly("two/a");
        assertThat(selection.phases()).isEmpty();
    }

    @Test
    void aMatrixIsNamedAsAWholeOrByOne() {
        assertThat(select(List.of(), List.of(), List.of("1.2", "1.2[n=1]")).tasks())
                .containsExactly("1.2", "1.2[n=1]");
    }

    @Test
    void whatThePlanDoesNotHaveIsToldWithTheNearest() {
        assertUnknown(List.of("tow"), List.of(), List.of(), "phase `tow`", "two");
        assertUnknown(List.of(), List.of("one/c"), List.of(), "group `one/c`", "one/a");
        assertUnknown(List.of(), List.of(), List.of("1.3"), "task `1.3`", "1.1");
    }

    private static void assertUnknown(
            List<String> phases,
            List<String> groups,
            List<String> tasks,
            String what,
            String nearest) {
        assertThatThrownBy(() -> select(phases, groups, tasks))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> {
                            assertThat(e.problem()).isEqualTo("the plan has no " + what);
                            assertThat(e.hint()).isEqualTo("did you mean `" + nearest + "`?");
                        });
    }

    private static Selection select(List<String> phases, List<String> groups, List<String> tasks) {
        return new Selecting(plan()).of(phases, groups, tasks, false);
    }

    private static Plan plan() {
        ClassLoader jars = SelectingTest.class.getClassLoader();
        Catalog commands =
                new Catalog(
                        new HandlerRegistry(List.of(new CommandHandler()), jars),
                        new CriterionRegistry(List.of(), jars));
        return Objects.requireNonNull(
                new PlanLoader(commands)
                        .parse(
                                "plan.yaml",
                                PLAN.getBytes(StandardCharsets.UTF_8),
                                new LoadOptions(Map.of(), 2, List.of("sh", "-ec")))
                        .plan());
    }
}
