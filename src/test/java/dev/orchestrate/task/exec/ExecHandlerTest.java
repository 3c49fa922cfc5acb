package dev.orchestrate.task.exec;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.plan.Value;
import dev.orchestrate.task.Contexts;
import dev.orchestrate.task.Exchange;
import dev.orchestrate.task.Preview;
import dev.orchestrate.task.Reply;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.task.Work;
import dev.orchestrate.testing.FixedScope;
import dev.orchestrate.testing.Plans;
import dev.orchestrate.testing.TaskSpec;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecHandlerTest {
    @TempDir Path workspace;

    @Test
    void theProgramLiesInTheHandlersOfTheWorkspace() throws Exception {
        handler("bump", true);
        Work.Launch launch = prepare("bump");
        assertThat(launch.argv()).containsExactly(workspace + "/handlers/bump");
        assertThat(launch.preview()).isEqualTo(new Preview.Command("handlers/bump"));
    }

    @Test
    void itMayHaveAnyOneExtension() throws Exception {
        handler("bump.py", true);
        handler("bump.test.py", true);
        handler("bump.md", false);
        handler("bumper.py", true);
        assertThat(prepare("bump").argv()).containsExactly(workspace + "/handlers/bump.py");
    }

    @Test
    void theOneWithoutAnExtensionComesFirst() throws Exception {
        handler("bump.py", true);
        handler("bump", true);
        assertThat(prepare("bump").argv()).containsExactly(workspace + "/handlers/bump");
    }

    @Test
    void twoOfThemAreRefused() throws Exception {
        handler("bump.py", true);
        handler("bump.sh", true);
        assertThat(refused("bump"))
                .isEqualTo(
                        "it is not clear which handler is meant: `handlers/bump.py` or"
                                + " `handlers/bump.sh`");
    }

    @Test
    void oneThatIsNotExecutableIsRefused() throws Exception {
        handler("bump.py", false);
        assertThat(refused("bump"))
                .isEqualTo("`handlers/bump.py` is not executable: `chmod +x handlers/bump.py`");
    }

    @Test
    void oneThatLeadsOutOfTheWorkspaceIsRefused() throws Exception {
        Files.createDirectories(workspace.resolve("handlers"));
        Files.createSymbolicLink(workspace.resolve("handlers/bump"), Path.of("/bin/true"));
        assertThat(refused("bump")).contains("leads out of the workspace");
    }

    @Test
    void otherwiseItIsLeftToThePath() throws Exception {
        Work.Launch launch = prepare("bump");
        assertThat(launch.argv()).containsExactly("orchestrate-handler-bump");
        Reply reply = Reply.read(exchange(launch).unfound().getBytes(StandardCharsets.UTF_8));
        assertThat(reply.errorClass()).isEqualTo(ErrorClass.CONFIG);
        assertThat(reply.message())
                .contains("`handlers/bump`")
                .contains("`orchestrate-handler-bump` on the PATH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../bump", "a/b", "*", "-x", "a b", "bump.py"})
    void aNameIsNoPath(String name) {
        assertThat(refused(name)).contains("no name of a handler");
    }

    @Test
    void theRequestSaysWhichAttemptItIsAndWhatIsWanted() throws Exception {
        Map<String, Value> with = new LinkedHashMap<>();
        with.put("part", Contexts.text("mi${{ vars.x }}"));
        with.put("count", new Value.Numeral(new BigDecimal("1.50")));
        with.put("push", new Value.Flag(false));
        with.put("nothing", new Value.Nothing());
        with.put("list", new Value.Items(List.of(Contexts.text("\"a\""))));
        with.put("map", new Value.Fields(Map.of("k", Contexts.text("v"))));
        TaskSpec spec = Plans.task("1.1").type("exec:bump").key("with", new Value.Fields(with));
        Work.Launch launch = prepare(spec);
        assertThat(exchange(launch).request())
                .isEqualTo(
                        """
                        {"version":1,"task":"1.1","run":"r","phase":"1","attempt":2,\
                        "workspace":"W","workdir":"W","dry_run":false,\
                        "with":{"part":"minor","count":1.50,"push":false,"nothing":null,\
                        "list":["\\"a\\""],"map":{"k":"v"}}}\
                        """
                                .replace("\"W\"", '"' + workspace.toString() + '"'));
        assertThat(launch.preview())
                .isEqualTo(
                        new Preview.Command(
                                "orchestrate-handler-bump with {\"part\":\"minor\",\"count\":1.50,"
                                        + "\"push\":false,\"nothing\":null,\"list\":[\"\\\"a\\\"\"],"
                                        + "\"map\":{\"k\":\"v\"}}"));
    }

    @Test
    void everyTextOfARequestIsLookedAt() {
        Exchange exchange = new Exchange("{\"a\":[1,{\"b\":\"x\\\"y\"}],\"c\":2}", "");
        assertThat(exchange.anyText("x\"y"::equals)).isTrue();
        assertThat(exchange.anyText("c"::equals)).isTrue();
        assertThat(exchange.anyText("2"::equals)).isFalse();
    }

    private void handler(String name, boolean executable) throws Exception {
        Path file = workspace.resolve("handlers").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n");
        assertThat(file.toFile().setExecutable(executable)).isTrue();
    }

    private Work.Launch prepare(String name) throws TaskProblem {
        return prepare(Plans.task("1.1").type("exec:" + name));
    }

    private Work.Launch prepare(TaskSpec spec) throws TaskProblem {
        FixedScope scope = FixedScope.var("x", "nor");
        return (Work.Launch)
                new ExecHandler().prepare(Contexts.of(workspace, Contexts.task(spec), scope));
    }

    private String refused(String name) {
        TaskProblem problem = catchThrowableOfType(TaskProblem.class, () -> prepare(name));
        assertThat(problem).isNotNull();
        assertThat(problem.errorClass()).isEqualTo(ErrorClass.CONFIG);
        return problem.message();
    }

    private static Exchange exchange(Work.Launch launch) {
        return requireNonNull(launch.exchange());
    }
}
