package dev.orchestrate.scripts;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.scripts.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The shell steps of {@code action.yml}, one after another, as a runner of GitHub calls them. */
class ActionIT {
    private static final String PLAN =
            """
            version: 1
            name: job
            phases:
              - { id: 1, tasks: [{ id: a, run: echo a | tee -a effects }] }
              - { id: 2, approval: GATE, tasks: [{ id: b, run: echo b | tee -a effects; test ! -e broken }] }
            """;

    @TempDir Path folder;
    private Path workspace;
    private Map<String, Object> action;

    @BeforeEach
    @SuppressWarnings("unchecked")
    void readTheAction() throws IOException {
        workspace = Files.createDirectories(folder.resolve("work space"));
        for (String name : List.of("path", "output", "summary")) {
            Files.createFile(folder.resolve(name));
        }
        String text = Files.readString(Shell.PROJECT.resolve("action.yml"));
        action =
                (Map<String, Object>)
                        requireNonNull(
                                new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    @Test
    void aPlanRunsAndReportsInAJob() throws IOException {
        plan("auto");
        assertThat(step("Install").exit()).isZero();
        assertThat(Files.readString(folder.resolve("path"))).endsWith("/orchestrate/bin\n");
        Ran ran = step("Run");
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("::group::");
        assertThat(Files.readString(folder.resolve("output")))
                .isEqualTo("exit-code=0\nstatus=succeeded\n");
        assertThat(Files.readString(folder.resolve("summary"))).contains("succeeded");
        assertThat(step("Write the reports").exit()).isZero();
        assertThat(workspace.resolve("orchestrate-report/junit.xml"))
                .content()
                .contains("<testsuite");
        assertThat(workspace.resolve("orchestrate-report/report.html")).isNotEmptyFile();
        assertThat(workspace.resolve("effects")).hasContent("a\nb");
    }

    @Test
    void aFailureFailsTheJobAndTheNextOneGoesOn() throws IOException {
        plan("auto");
        Files.createFile(workspace.resolve("broken"));
        assertThat(step("Install").exit()).isZero();
        assertThat(step("Run").exit()).isEqualTo(1);
        assertThat(step("Write the reports").exit()).isZero();
        Files.delete(workspace.resolve("broken"));
        assertThat(step("Run").exit()).isZero();
        assertThat(workspace.resolve("effects")).hasContent("a\nb\nb");
        assertThat(Files.readString(folder.resolve("output")))
                .isEqualTo("exit-code=1\nstatus=failed\nexit-code=0\nstatus=succeeded\n");
    }

    @Test
    void aPersonWhoIsAwaitedDoesNotFailTheJob() throws IOException {
        plan("manual");
        assertThat(step("Install").exit()).isZero();
        Ran ran = step("Run");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("::notice::");
        assertThat(Files.readString(folder.resolve("output")))
                .isEqualTo("exit-code=3\nstatus=waiting\n");
    }

    private void plan(String gate) throws IOException {
        Path plan = Files.createDirectories(workspace.resolve("config")).resolve("phases.yaml");
        Files.writeString(plan, PLAN.replace("GATE", gate));
    }

    @SuppressWarnings("unchecked")
    private Ran step(String name) throws IOException {
        Map<String, Object> runs = (Map<String, Object>) requireNonNull(action.get("runs"));
        for (Object each : (List<Object>) requireNonNull(runs.get("steps"))) {
            Map<String, Object> step = (Map<String, Object>) each;
            if (name.equals(step.get("name"))) {
                String script = (String) requireNonNull(step.get("run"));
                return new Shell(workspace, environment(step))
                        .run("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script);
            }
        }
        throw new AssertionError("there is no step " + name);
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> environment(Map<String, Object> step) throws IOException {
        Map<String, String> environment = new HashMap<>(Shell.in(workspace).environment());
        environment.put("ARCHIVE", Archive.path().toString());
        environment.put("CI", "true");
        environment.put("GITHUB_ACTIONS", "true");
        environment.put("GITHUB_ACTION_PATH", Shell.PROJECT.toString());
        environment.put("GITHUB_WORKSPACE", workspace.toString());
        environment.put("GITHUB_PATH", folder.resolve("path").toString());
        environment.put("GITHUB_OUTPUT", folder.resolve("output").toString());
        environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
        environment.put("RUNNER_TEMP", folder.resolve("temp").toString());
        environment.put("PATH", paths() + environment.get("PATH"));
        Object own = step.get("env");
        if (own != null) {
            ((Map<String, Object>) own)
                    .forEach((key, value) -> environment.put(key, filled(value)));
        }
        return environment;
    }

    /** What earlier steps have put in front of the path. */
    private String paths() throws IOException {
        StringBuilder paths = new StringBuilder();
        for (String line : Files.readAllLines(folder.resolve("path"))) {
            paths.append(line).append(':');
        }
        return paths.toString();
    }

    /** Inputs have their defaults, and of the rest nothing is known here. */
    @SuppressWarnings("unchecked")
    private String filled(Object value) {
        String text = value.toString();
        if (!text.startsWith("${{ inputs.")) {
            return text.startsWith("${{") ? "" : text;
        }
        Map<String, Object> inputs = (Map<String, Object>) requireNonNull(action.get("inputs"));
        String name = text.substring("${{ inputs.".length(), text.length() - " }}".length());
        Map<String, Object> input = (Map<String, Object>) requireNonNull(inputs.get(name), name);
        return requireNonNull(input.get("default")).toString();
    }
}
