package dev.orchestrate.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.orchestrate.scripts.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Scientific workflows that somebody recorded, turned into plans and run by the packaged program.
 */
class WorkflowIT {
    private static final Path PROGRAM = Shell.PROJECT.resolve("scripts/orchestrate");
    private static final Path WORKFLOW = Shell.PROJECT.resolve("scripts/workflow");

    /** Recorded workflows of others, beside the checkout where somebody has put them there. */
    private static final Path CORPUS = Shell.PROJECT.resolve("../shared/corpus/wf/dag").normalize();

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "montage-chameleon-2mass-005d-001, 12",
        "epigenomics-chameleon-hep-1seq-100k-001, 9",
        "1000genome-chameleon-2ch-100k-001, 8",
        "airrflow-dirt02-001, 16",
        "bacass-dirt02-001, 2"
    })
    void aRecordedWorkflowRunsInItsOrder(String name, int width) throws IOException {
        Path recorded = CORPUS.resolve(name + ".json");
        assumeThat(recorded).as("recorded workflows lie beside the checkout").exists();
        assertRuns(recorded, width);
    }

    @Test
    void theProjectsOwnWorkflowRunsInItsOrder() throws IOException {
        assertRuns(Shell.PROJECT.resolve("config/smoke.json"), 8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"phases", "self", "training"})
    void theProjectsOwnPlansAreValid(String plan) throws IOException {
        Path file = Shell.PROJECT.resolve("config/" + plan + ".yaml");
        Ran ran = Shell.in(folder).run(PROGRAM, "validate", "--plan", file);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exit()).isZero();
    }

    private void assertRuns(Path recorded, int width) throws IOException {
        Ran made = Shell.in(folder).run(WORKFLOW, recorded, "--bound", "3", "--width", width);
        assertThat(made.err()).isEmpty();
        Files.writeString(folder.resolve("plan.json"), made.out());

        Ran ran = orchestrate("run", "--output", "plain");
        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();

        JsonNode plan = JsonMapper.shared().readTree(made.out());
        JsonNode tasks = plan.at("/phases/0/groups/0/tasks");
        JsonNode status =
                JsonMapper.shared().readTree(orchestrate("status", "--format", "json").out());
        assertThat(status.at("/status").stringValue()).isEqualTo("succeeded");
        assertThat(status.at("/counts/succeeded").intValue()).isEqualTo(tasks.size());
        assertNothingBeganEarly(tasks, status.at("/tasks"));
    }

    private static void assertNothingBeganEarly(JsonNode planned, JsonNode done) {
        Map<String, JsonNode> attempts = new HashMap<>();
        for (JsonNode task : done) {
            assertThat(task.at("/attempts")).as(task.toString()).hasSize(1);
            attempts.put(task.at("/id").stringValue(), task.at("/attempts/0"));
        }
        for (JsonNode task : planned) {
            String id = task.at("/id").stringValue();
            Instant began = time(attempts.get(id), "/started_at");
            for (JsonNode other : task.at("/depends_on")) {
                assertThat(began)
                        .as("%s after %s", id, other.stringValue())
                        .isAfterOrEqualTo(time(attempts.get(other.stringValue()), "/finished_at"));
            }
        }
    }

    private static Instant time(JsonNode attempt, String pointer) {
        return Instant.parse(attempt.at(pointer).stringValue());
    }

    private Ran orchestrate(String command, String... options) throws IOException {
        Object[] words = new Object[options.length + 4];
        words[0] = PROGRAM;
        words[1] = command;
        words[2] = "--plan";
        words[3] = "plan.json";
        System.arraycopy(options, 0, words, 4, options.length);
        return Shell.in(folder).run(words);
    }
}
