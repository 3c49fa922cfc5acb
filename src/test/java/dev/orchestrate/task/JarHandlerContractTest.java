package dev.orchestrate.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.plan.Value;
import dev.orchestrate.task.Work.Result;
import java.io.ByteArrayOutputStream;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's handler, in a jar that the program has never seen. */
class JarHandlerContractTest extends TaskHandlerContract {
    @TempDir static Path jars;
    @TempDir Path workspace;
    private static URLClassLoader loader;

    @BeforeAll
    static void openJar() throws Exception {
        loader = HandlerJar.load(jars, "Note", HandlerJar.noteHandler("Note", "note"), "Note\n");
    }

    @AfterAll
    static void closeJar() throws Exception {
        loader.close();
    }

    @Override
    protected TaskHandler handler() {
        return Objects.requireNonNull(new HandlerRegistry(List.of(), loader).handler("note"));
    }

    @Override
    protected Map<String, Value> keys() {
        return Map.of("text", Contexts.text("hello"));
    }

    @Test
    void itsWorkIsDoneInThisProcessAndNotDoneTwice() throws Exception {
        Work work = handler().prepare(Contexts.of(workspace, "note", keys()));
        Work.Action action = ((Work.InProcess) work).action();
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        Workbench bench = new Workbench(log, Map.of());
        assertThat(action.run(bench)).isEqualTo(new Result.Done(Map.of("length", "5")));
        assertThat(log).hasToString("noted");
        assertThat(Files.readString(workspace.resolve("note.txt"))).isEqualTo("hello");
        assertThat(action.run(bench)).isEqualTo(new Result.AlreadySo("note.txt says so"));
        assertThat(work.preview()).isEqualTo(new Preview.Diff("+hello"));
    }

    @Test
    void itIsHeldToItsWorkspaceLikeAnyOther() {
        assertThatThrownBy(() ->
                        handler().prepare(Contexts.of(workspace.resolve("gone"), "note", Map.of())))
                .isInstanceOf(TaskProblem.class)
                .hasMessage("`text` is not a text");
    }
}
