package dev.orchestrate.plan;

import static dev.orchestrate.plan.Texts.parse;
import static dev.orchestrate.plan.Texts.phase;
import static dev.orchestrate.plan.Texts.plan;
import static dev.orchestrate.plan.Texts.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What valid plans become. */
class PlanLoaderTest {
    private static final String HEAD = "version: 1\nname: x\n";
    private static final String TAIL = "phases: [{ id: p, tasks: [{ id: t, run: echo }] }]\n";

    @Test
    void whatIsLeftOutIsAsTheLanguageSays() {
        Plan plan = plan(HEAD + TAIL);
        Task task = task(plan, "t");

        assertThat(plan.maxParallel()).isEqualTo(4);
        assertThat(plan.failFast()).isFalse();
        assertThat(plan.timeout()).isNull();
        assertThat(plan.source().file()).isEqualTo("plan.yaml");
        assertThat(plan.source().sha256()).hasSize(64);
        Phase phase = plan.phases().getFirst();
        assertThat(phase.name()).isEqualTo("p");
        assertThat(phase.approval()).isEqualTo(Phase.Approval.AUTO);
        assertThat(phase.retry()).isEqualTo(Retry.ONCE);
        assertThat(phase.groups().getFirst().fullName()).isEqualTo("p/-");
        assertThat(phase.groups().getFirst().sequential()).isTrue();
        assertThat(task.type()).isEqualTo("command");
        assertThat(task.name()).isEqualTo("t");
        assertThat(task.execution().shell()).containsExactly("sh", "-ec");
        assertThat(task.execution().workdir().source()).isEqualTo(".");
        assertThat(task.execution().idempotent()).isFalse();
        assertThat(task.execution().critical()).isTrue();
        assertThat(task.limits())
                .isEqualTo(
                        new Task.Limits(
                                null,
                                Duration.ofSeconds(10),
                                null,
                                256L << 20,
                                Retry.ONCE,
                                0,
                                List.of(),
                                1));
        assertThat(task.needs().runIf()).isEqualTo(Task.RunIf.SUCCESS);
        assertThat(task.at()).isEqualTo(new Span(3, 33, 1));
    }

    @Test
    void anIdIsTheTextAsWritten() {
        Plan plan =
                phase("tasks: [{ id: 1.10, run: a }, { id: 1.1, run: a }, { id: 0x1, run: a }]");

        assertThat(plan.phases().getFirst().groups().getFirst().tasks())
                .extracting(Task::id)
                .containsExactly("1.10", "1.1", "0x1");
    }

    @Test
    void wordsThatOnlyOldYamlTakesForTruthAreText() {
        assertThat(task(phase("tasks: [{ id: t, run: yes, name: on }]"), "t").name())
                .isEqualTo("on");
    }

    @Test
    void defaultsFillInWhatTasksLeaveOut() {
        Plan plan =
                plan(
                        HEAD
                                + """
                                log_limit: 2KB
                                defaults:
                                  timeout: 10m
                                  retry: { max_attempts: 3, backoff: 5s, on: [transient] }
                                  shell: [bash, -c]
                                  workdir: sub
                                  grace: 1s
                                  idempotent: true
                                phases:
                                  - id: p
                                    tasks:
                                      - { id: a, run: echo }
                                      - { id: b, run: echo, retry: { max_attempts: 5 }, timeout: 1s,
                                          idempotent: false, shell: [dash, -c], grace: 0s, workdir: . }
                                """);
        Retry retry =
                new Retry(
                        3,
                        Duration.ofSeconds(5),
                        2,
                        Duration.ofMinutes(1),
                        0.2,
                        Set.of(ErrorClass.TRANSIENT));

        Task a = task(plan, "a");
        assertThat(a.limits().timeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(a.limits().retry()).isEqualTo(retry);
        assertThat(a.limits().logBytes()).isEqualTo(2048);
        assertThat(a.execution().shell()).containsExactly("bash", "-c");
        assertThat(a.execution().workdir().source()).isEqualTo("sub");
        assertThat(a.execution().idempotent()).isTrue();
        Task b = task(plan, "b");
        assertThat(b.limits().retry().maxAttempts()).isEqualTo(5);
        assertThat(b.limits().retry().backoff()).isEqualTo(Duration.ofSeconds(5));
        assertThat(b.limits().timeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(b.limits().grace()).isEqualTo(Duration.ZERO);
        assertThat(b.execution().shell()).containsExactly("dash", "-c");
        assertThat(b.execution().idempotent()).isFalse();
    }

    @Test
    void aTypeSaysWhetherItIsIdempotent() {
        Plan plan =
                plan(
                        HEAD
                                + "defaults: { idempotent: false }\n"
                                + "phases: [{ id: p, tasks: [{ id: t, type: generate, target: x }] }]");

        assertThat(task(plan, "t").execution().idempotent()).isTrue();
    }

    @Test
    void inASequentialGroupATaskFollowsTheOneAbove() {
        Plan plan =
                phase(
                        """
                        tasks:
                          - { id: a, run: echo }
                          - { id: b, run: echo }
                          - { id: c, run: echo, depends_on: [] }
                          - { id: d, run: echo, depends_on: [a] }
                          - { id: e, run: echo }
                        """);

        assertThat(needs(plan, "a")).isEmpty();
        assertThat(needs(plan, "b")).containsExactly("a");
        assertThat(needs(plan, "c")).isEmpty();
        assertThat(needs(plan, "d")).containsExactly("a");
        assertThat(needs(plan, "e")).containsExactly("d");
    }

    @Test
    void aMatrixInASequentialGroupGoesOneByOne() {
        Plan plan =
                phase(
                        """
                        tasks:
                          - { id: a, run: echo }
                          - { id: m, run: echo, matrix: { x: [1, 2], y: [u, v] }, name: "${{ matrix.y }}" }
                          - { id: z, run: echo }
                        """);

        List<Task> tasks = plan.phases().getFirst().groups().getFirst().tasks();
        assertThat(tasks)
                .extracting(Task::id)
                .containsExactly("a", "m[x=1,y=u]", "m[x=1,y=v]", "m[x=2,y=u]", "m[x=2,y=v]", "z");
        assertThat(tasks)
                .extracting(task -> String.join(" ", task.needs().dependsOn()))
                .containsExactly("", "a", "m[x=1,y=u]", "m[x=1,y=v]", "m[x=2,y=u]", "m");
        assertThat(tasks.get(2).name()).isEqualTo("v");
        assertThat(tasks.get(2).matrix()).containsExactly(Map.entry("x", "1"), Map.entry("y", "v"));
    }

    @Test
    void aMatrixWithDependenciesOfItsOwnGoesAtOnce() {
        Plan plan =
                phase(
                        """
                        tasks:
                          - { id: a, run: echo }
                          - { id: m, run: echo, matrix: { x: [1, 2] }, depends_on: [a] }
                          - { id: z, run: echo, depends_on: ["m[x=2]", m] }
                        """);

        assertThat(needs(plan, "m[x=2]")).containsExactly("a");
        assertThat(needs(plan, "z")).containsExactly("m[x=2]", "m");
    }

    @Test
    void groupsFollowEachOtherUnlessTheySayOtherwise() {
        Plan plan =
                phase(
                        """
                        groups:
                          - { id: a, tasks: [{ id: 1, run: echo }] }
                          - { id: b, tasks: [{ id: 2, run: echo }] }
                          - { id: c, depends_on: [], tasks: [{ id: 3, run: echo }] }
                          - { id: d, depends_on: [a, c], tasks: [{ id: 4, run: echo }] }
                        """);

        assertThat(plan.phases().getFirst().groups())
                .extracting(group -> String.join(" ", group.dependsOn()))
                .containsExactly("", "a", "", "a c");
    }

    @Test
    void aTasksSecretsStandInForThePlans() {
        Plan plan =
                plan(
                        HEAD
                                + "secrets: [ONE]\nphases: [{ id: p, tasks: ["
                                + "{ id: a, run: echo }, { id: b, run: echo, secrets: [] },"
                                + "{ id: c, run: echo, secrets: [TWO] }] }]");

        assertThat(task(plan, "a").execution().secrets()).containsExactly("ONE");
        assertThat(task(plan, "b").execution().secrets()).isEmpty();
        assertThat(task(plan, "c").execution().secrets()).containsExactly("TWO");
    }

    @Test
    void variablesOfTheEnvironmentStandInTheOrderInWhichTheyAreRead() {
        Plan plan =
                plan(
                        HEAD
                                + "env: { A: \"${{ env.B }}\", B: plan }\n"
                                + "phases: [{ id: p, tasks: [{ id: t, run: echo,"
                                + " env: { B: \"${{ env.C }}\", C: task } }] }]");

        assertThat(plan.env().keySet()).containsExactly("B", "A");
        assertThat(task(plan, "t").execution().env().keySet()).containsExactly("C", "B", "A");
    }

    @Test
    void anOverrideTakesThePlaceOfAVar() {
        LoadOptions options = new LoadOptions(Map.of("who", "you"), 4, List.of("sh"), false);
        Loaded loaded = parse(HEAD + "vars: { who: me, n: 1.10 }\n" + TAIL, options);

        assertThat(Objects.requireNonNull(loaded.plan()).vars())
                .containsExactly(Map.entry("who", "you"), Map.entry("n", "1.10"));
    }

    @Test
    void anOverrideOfNoVarIsAnError() {
        LoadOptions options = new LoadOptions(Map.of("whom", "you"), 4, List.of("sh"), false);
        Loaded loaded = parse(HEAD + "vars: { who: me }\n" + TAIL, options);

        assertThat(loaded.plan()).isNull();
        assertThat(DiagnosticText.of(loaded.diagnostics().getFirst()))
                .isEqualTo(
                        """
                        plan.yaml: error: the plan has no var `whom` to override
                          did you mean `who`?\
                        """);
    }

    @Test
    void whatJudgesAPhaseBecomesTasksOfItsRole() {
        Plan plan =
                phase(
                        """
                        tasks: [{ id: t, run: echo, matrix: { a: [1, 2] } }]
                        retry: { max_attempts: 2 }
                        checkpoint:
                          - { id: unused, name: first, run: echo }
                          - { run: [echo] }
                        on_failure:
                          - { run: echo, name: clean }
                        success_criteria:
                          - { file_exists: x }
                          - { id: named, timeout: 5s, command: { run: echo, expect_exit: [3] } }
                          - any_of:
                              - { not: { command: { run: echo } } }
                              - { id: own, task_status: { task: t, is: [succeeded, skipped] } }
                        """);
        Phase phase = plan.phases().getFirst();

        assertThat(phase.checkpoint())
                .extracting(Task::id)
                .containsExactly("p:checkpoint:1", "p:checkpoint:2");
        assertThat(phase.checkpoint())
                .extracting(Task::name)
                .containsExactly("first", "p:checkpoint:2");
        assertThat(phase.checkpoint().getFirst().execution().idempotent()).isTrue();
        assertThat(phase.checkpoint().getFirst().limits().retry()).isEqualTo(Retry.ONCE);
        assertThat(phase.onFailure()).extracting(Task::id).containsExactly("p:on_failure:1");
        assertThat(phase.onFailure().getFirst().role()).isEqualTo(Role.ON_FAILURE);
        assertThat(phase.criteria()).extracting(Criterion::id).containsExactly("1", "named", "3");
        assertThat(phase.criteria().get(1).check())
                .isInstanceOfSatisfying(
                        Criterion.Check.Command.class,
                        command -> {
                            assertThat(command.task().id()).isEqualTo("p:criterion:named");
                            assertThat(command.task().limits().timeout())
                                    .isEqualTo(Duration.ofSeconds(5));
                            assertThat(command.task().execution().idempotent()).isTrue();
                        });
        assertThat(phase.criteria().get(2).check())
                .isInstanceOfSatisfying(
                        Criterion.Check.AnyOf.class,
                        any ->
                                assertThat(any.parts())
                                        .extracting(Criterion::id)
                                        .containsExactly("3.1", "3.own"));
    }

    @Test
    void anchorsAndMergesAreFollowed() {
        Plan plan =
                plan(
                        HEAD
                                + """
                                x-base: &base { run: echo, timeout: 1s, priority: 1 }
                                x-more: &more { priority: 2, locks: [l] }
                                phases:
                                  - id: p
                                    tasks:
                                      - { <<: *base, id: a, timeout: 2s }
                                      - { <<: [*more, *base], id: b }
                                """);

        assertThat(task(plan, "a").limits().timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(task(plan, "a").limits().priority()).isEqualTo(1);
        assertThat(task(plan, "b").limits().priority()).isEqualTo(2);
        assertThat(task(plan, "b").limits().locks()).containsExactly("l");
    }

    @Test
    void jsonIsAPlanToo() {
        Plan plan =
                plan(
                        "{\n\t\"version\": 1,\n\t\"name\": \"x\",\"phases\":[{\"id\":\"p\","
                                + "\"tasks\":[{\"id\":\"t\",\"run\":[\"a\\/b\",\"\\ud83d\\ude00\"]}]}]}");

        assertThat(task(plan, "t").keys().get("run"))
                .isEqualTo(
                        new Value.Items(
                                List.of(
                                        new Value.Text(
                                                dev.orchestrate.plan.expr.Template.literal("a/b")),
                                        new Value.Text(
                                                dev.orchestrate.plan.expr.Template.literal(
                                                        "\ud83d\ude00")))));
    }

    private static List<String> needs(Plan plan, String id) {
        return task(plan, id).needs().dependsOn();
    }
}
