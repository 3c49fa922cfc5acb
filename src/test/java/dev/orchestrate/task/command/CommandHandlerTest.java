package dev.orchestrate.task.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.Value;
import dev.orchestrate.plan.expr.Reference;
import dev.orchestrate.plan.expr.Scope;
import dev.orchestrate.plan.expr.Template;
import dev.orchestrate.task.Contexts;
import dev.orchestrate.task.Preview;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.task.Work;
import dev.orchestrate.testing.FixedScope;
import dev.orchestrate.testing.Plans;
import dev.orchestrate.testing.TaskSpec;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandHandlerTest {
    private static final String EVIL = "x\"; touch made; echo $(touch made) `touch made` '";

    @TempDir Path workspace;

    @Test
    void aTextGoesToTheShellOfTheTask() throws Exception {
        Work.Launch launch = prepare(Plans.task("1.1").run("echo hi"), FixedScope.empty());
        assertThat(launch.argv()).containsExactly("sh", "-ec", "echo hi");
        assertThat(launch.directory()).isEqualTo(workspace);
        assertThat(launch.expectedExits()).isEqualTo(Set.of(0));
        assertThat(launch.preview()).isEqualTo(new Preview.Command("echo hi"));
    }

    @Test
    void aListIsAnArgvWithoutAShell() throws Exception {
        Work.Launch launch = prepare(list("echo", "a b", "${{ vars.x }}"), evil());
        assertThat(launch.argv()).containsExactly("echo", "a b", EVIL);
        assertThat(launch.preview())
                .isEqualTo(new Preview.Command("echo 'a b' '" + EVIL.replace("'", "'\\''") + "'"));
    }

    @Test
    void aValueCanNotBecomeACommand() throws Exception {
        Work.Launch launch =
                prepare(
                        Plans.task("1.1").run("printf '%s' \"${{ vars.x }}\"; : ${{ vars.x }}"),
                        evil());
        assertThat(launch.argv().getLast()).doesNotContain("touch");
        assertThat(output(launch)).isEqualTo(EVIL);
        assertThat(workspace.resolve("made")).doesNotExist();
    }

    @Test
    void aDryRunShowsTheExpressionsFilledIn() throws Exception {
        Work.Launch launch =
                prepare(Plans.task("1.1").run("echo ${{ vars.x }}"), FixedScope.var("x", "1"));
        assertThat(launch.preview()).isEqualTo(new Preview.Command("echo 1"));
    }

    @Test
    void itSeesWhichAttemptItIs() throws Exception {
        Work.Launch launch = prepare(Plans.task("1.1").run("env"), FixedScope.empty());
        assertThat(launch.environment())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "ORCHESTRATE_RUN_ID", "r",
                                "ORCHESTRATE_PHASE_ID", "1",
                                "ORCHESTRATE_TASK_ID", "1.1",
                                "ORCHESTRATE_ATTEMPT", "2",
                                "ORCHESTRATE_WORKSPACE", workspace.toString(),
                                "ORCHESTRATE_OUTPUT",
                                        workspace.resolveSibling("output.txt").toString()));
    }

    @Test
    void itsEnvIsFilledInAndDoesNotHideWhichAttemptItIs() throws Exception {
        Work.Launch launch =
                prepare(
                        Plans.task("1.1")
                                .run("env")
                                .env("A", "<${{ vars.x }}>")
                                .env("ORCHESTRATE_TASK_ID", "9"),
                        FixedScope.var("x", "1"));
        assertThat(launch.environment()).containsEntry("A", "<1>");
        assertThat(launch.environment()).containsEntry("ORCHESTRATE_TASK_ID", "1.1");
    }

    @Test
    void theExitCodesOfASuccessCanBeTold() throws Exception {
        Value codes = new Value.Items(List.of(number("0"), number("3"), number("3")));
        assertThat(prepare(run().key("expect_exit", codes), FixedScope.empty()).expectedExits())
                .isEqualTo(Set.of(0, 3));
        assertThat(
                        prepare(run().key("expect_exit", number("7")), FixedScope.empty())
                                .expectedExits())
                .isEqualTo(Set.of(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "256", "1.5", "1e9"})
    void whatIsNoExitCodeIsRefused(String code) {
        TaskSpec task = run().key("expect_exit", new Value.Items(List.of(number(code))));
        assertRefused(task, "`expect_exit` is not a list of exit codes from 0 to 255");
    }

    @Test
    void noExitCodesAtAllAreRefused() {
        assertRefused(
                run().key("expect_exit", new Value.Items(List.of())),
                "`expect_exit` is not a list of exit codes from 0 to 255");
    }

    @Test
    void anEmptyArgvIsRefused() {
        assertRefused(list(), "`run` names no program");
        assertRefused(list(""), "`run` names no program");
    }

    @Test
    void aListOfMoreThanTextsIsRefused() {
        assertRefused(
                run().key("run", new Value.Items(List.of(new Value.Nothing()))),
                "`run` is a list that holds more than texts");
    }

    @Test
    void anUnknownShellTakesNoExpressions() {
        Task task = inShell(run().run("${{ vars.x }}"), "python3", "-c");
        assertThatThrownBy(() -> new CommandHandler().prepare(Contexts.of(workspace, task, evil())))
                .isInstanceOf(TaskProblem.class)
                .hasMessage("`run` has expressions, which the shell `python3` does not take");
    }

    @Test
    void anUnknownShellTakesPlainText() throws Exception {
        Task task = inShell(run().run("print(1)"), "python3", "-c");
        Work work = new CommandHandler().prepare(Contexts.of(workspace, task, evil()));
        assertThat(((Work.Launch) work).argv()).containsExactly("python3", "-c", "print(1)");
    }

    @Test
    void theWorkdirIsInsideTheWorkspaceAndNeedNotBeThere() throws Exception {
        assertThat(at("a/${{ vars.x }}").directory()).isEqualTo(workspace.resolve("a/1"));
    }

    @Test
    void aWorkdirThatLeadsOutIsRefused() throws Exception {
        Files.createSymbolicLink(workspace.resolve("link"), workspace.getParent());
        for (String workdir : List.of("..", "/", "link", "link/deeper")) {
            assertThatThrownBy(() -> at(workdir))
                    .isInstanceOf(TaskProblem.class)
                    .hasMessage("`workdir`: `" + workdir + "` leads out of the workspace");
        }
    }

    @Test
    void anOutputThatIsMissingIsNamed() {
        assertRefused(
                run().run("echo ${{ tasks['0.9'].outputs.k }}"),
                "`" + new Reference.Output("0.9", "k").text() + "` has no value");
    }

    private Work.Launch at(String workdir) throws Exception {
        Task task = Contexts.task(run());
        Task.Execution old = task.execution();
        Task.Execution moved =
                new Task.Execution(
                        old.env(),
                        Plans.template(workdir),
                        old.shell(),
                        old.secrets(),
                        old.outputs(),
                        old.idempotent(),
                        old.critical(),
                        old.executor());
        Work work =
                new CommandHandler()
                        .prepare(
                                Contexts.of(
                                        workspace, with(task, moved), FixedScope.var("x", "1")));
        return (Work.Launch) work;
    }

    private static Task inShell(TaskSpec spec, String... shell) {
        Task task = Contexts.task(spec);
        return with(
                task,
                new Task.Execution(
                        Map.of(),
                        Template.literal("."),
                        List.of(shell),
                        List.of(),
                        List.of(),
                        false,
                        true,
                        "local"));
    }

    private static Task with(Task task, Task.Execution execution) {
        return new Task(
                task.id(),
                task.name(),
                task.description(),
                task.tags(),
                task.role(),
                task.type(),
                task.keys(),
                task.matrix(),
                task.needs(),
                execution,
                task.limits(),
                task.at());
    }

    private Work.Launch prepare(TaskSpec spec, Scope scope) throws TaskProblem {
        Work work =
                new CommandHandler().prepare(Contexts.of(workspace, Contexts.task(spec), scope));
        return (Work.Launch) work;
    }

    private void assertRefused(TaskSpec spec, String message) {
        assertThatThrownBy(() -> prepare(spec, FixedScope.empty()))
                .isInstanceOf(TaskProblem.class)
                .hasMessage(message);
    }

    private String output(Work.Launch launch) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(launch.argv()).directory(launch.directory().toFile());
        launch.environment().forEach((name, value) -> builder.environment().put(name, value));
        Process process = builder.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }

    private static FixedScope evil() {
        return FixedScope.var("x", EVIL);
    }

    private static TaskSpec run() {
        return Plans.task("1.1").run("true");
    }

    private static TaskSpec list(String... words) {
        List<Value> items = List.of(words).stream().map(Contexts::text).toList();
        return run().key("run", new Value.Items(items));
    }

    private static Value number(String text) {
        return new Value.Numeral(new BigDecimal(text));
    }
}
