package dev.orchestrate.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.scripts.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code scripts/workflow}: what it makes of a recorded workflow, and of what is none. */
class WorkflowScriptIT {
    private static final Path WORKFLOW = Shell.PROJECT.resolve("scripts/workflow");
    private static final String DIAMOND =
            """
            {"name": "a diamond", "tasks": [
              {"id": "top/1", "runtime_s": 4, "deps": []},
              {"id": "left", "runtime_s": 10, "deps": ["top/1"]},
              {"id": "Left", "runtime_s": 2, "deps": ["top/1", "top/1"]},
              {"id": "end", "runtime_s": 6, "deps": ["left", "Left"]}]}
            """;

    @TempDir Path folder;

    @Test
    void timesAndDependenciesBecomeSleepingTasks() throws IOException {
        JsonNode plan = plan("--scale", "0.5", "--width", "3");
        assertThat(plan.at("/name").stringValue()).isEqualTo("a-diamond");
        assertThat(plan.at("/max_parallel").intValue()).isEqualTo(3);
        assertThat(plan.at("/phases/0/groups/0/tasks").toString())
                .isEqualTo(
                        """
                        [{"id":"top-1","run":["sleep","2.000"],"depends_on":[]},\
                        {"id":"left","run":["sleep","5.000"],"depends_on":["top-1"]},\
                        {"id":"Left-2","run":["sleep","1.000"],"depends_on":["top-1"]},\
                        {"id":"end","run":["sleep","3.000"],"depends_on":["left","Left-2"]}]\
                        """);
    }

    @Test
    void aBoundIsTheCriticalPathWhereThatIsLonger() throws IOException {
        assertThat(sleepOfFirst(plan("--bound", "10", "--width", "2"))).isEqualTo("2.000");
    }

    @Test
    void aBoundIsTheWorkWhereTheWidthIsSmall() throws IOException {
        assertThat(sleepOfFirst(plan("--bound", "11", "--width", "1"))).isEqualTo("2.000");
    }

    @Test
    void aCycleIsNamed() throws IOException {
        Ran ran =
                ofText(
                        "{\"tasks\": [{\"id\": \"a\", \"deps\": [\"b\"]}, {\"id\": \"b\", \"deps\": [\"a\"]}]}");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .isIn(
                        "workflow: error: the tasks form a cycle: a -> b -> a\n",
                        "workflow: error: the tasks form a cycle: b -> a -> b\n");
    }

    @Test
    void anUnknownDependencyIsNamed() throws IOException {
        Ran ran = ofText("{\"tasks\": [{\"id\": \"a\", \"deps\": [\"nobody\"]}]}");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err())
                .isEqualTo("workflow: error: `a` depends on `nobody`, which does not exist\n");
    }

    @Test
    void whatIsNoWorkflowIsRefused() throws IOException {
        for (String text : new String[] {"", "[]", "{}", "{\"tasks\": []}", "{\"tasks\": [1]}"}) {
            Ran ran = ofText(text);
            assertThat(ran.exit()).as(text).isEqualTo(1);
            assertThat(ran.err()).startsWith("workflow: error: `flow.json` ").hasLineCount(1);
        }
    }

    private JsonNode plan(String... options) throws IOException {
        Ran ran = ofText(DIAMOND, options);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exit()).isZero();
        return JsonMapper.shared().readTree(ran.out());
    }

    private Ran ofText(String flow, String... options) throws IOException {
        Files.writeString(folder.resolve("flow.json"), flow);
        Object[] words = new Object[options.length + 2];
        words[0] = WORKFLOW;
        words[1] = "flow.json";
        System.arraycopy(options, 0, words, 2, options.length);
        return Shell.in(folder).run(words);
    }

    private static String sleepOfFirst(JsonNode plan) {
        return plan.at("/phases/0/groups/0/tasks/0/run/1").stringValue();
    }
}
