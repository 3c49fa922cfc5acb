package dev.orchestrate.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.scripts.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code config/phases.yaml} on a copy of the sample repository, without running its packages. */
class RoadmapIT {
    private static final Path PROGRAM = Shell.PROJECT.resolve("scripts/orchestrate");
    private static final Path PLAN = Shell.PROJECT.resolve("config/phases.yaml");
    private static final Path SAMPLE = Shell.PROJECT.resolve("docs/examples/platform");

    @TempDir Path folder;

    @Test
    void itHasSixPhasesOfFourteenGroupsAndEachIsGatedByCoverage() throws IOException {
        JsonNode plan = json("plan", "--plan", PLAN, "--format", "json");
        Map<String, Integer> sizes = new LinkedHashMap<>();
        plan.get("tasks")
                .forEach(task -> sizes.merge(task.get("group").asString(), 1, Integer::sum));
        assertThat(sizes)
                .containsOnly(
                        Map.entry("foundation/ci-blockers", 4),
                        Map.entry("foundation/test-infrastructure", 3),
                        Map.entry("services/services", 6),
                        Map.entry("services/security", 4),
                        Map.entry("routes/routes", 7),
                        Map.entry("routes/integration", 3),
                        Map.entry("pipeline/builds", 5),
                        Map.entry("pipeline/supply-chain", 3),
                        Map.entry("pipeline/delivery", 6),
                        Map.entry("coverage/config", 4),
                        Map.entry("coverage/graphql", 2),
                        Map.entry("coverage/python", 6),
                        Map.entry("production/deployment", 4),
                        Map.entry("production/end-to-end", 4));
        String text = Files.readString(PLAN);
        assertThat(text.split("\n    checkpoint:")).hasSize(7);
        assertThat(text.split("metric:")).hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    void aDryRunShowsEveryChangeAndMakesNone() throws IOException {
        copySample();
        Map<Path, String> before = contents();
        JsonNode steps =
                json("run", "--plan", PLAN, "--workspace", folder, "--dry-run", "--format", "json");
        List<String> diffs = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        steps.get("steps")
                .forEach(step -> {
                    String task = step.get("id").asString();
                    if (step.path("problem").isString()) {
                        problems.add(task);
                    } else if (step.path("would").asString("").equals("diff")) {
                        diffs.add(task);
                    }
                });
        // the load test needs a package that the task before it installs
        assertThat(problems).containsExactly("6.7");
        assertThat(diffs).hasSize(58);
        assertThat(contents()).isEqualTo(before);
    }

    private JsonNode json(Object... words) throws IOException {
        List<Object> command = new ArrayList<>(List.of(words));
        command.addFirst(PROGRAM);
        Ran ran = Shell.in(folder).run(command.toArray());
        assertThat(ran.exit()).as(ran.err()).isZero();
        return JsonMapper.shared().readTree(ran.out());
    }

    private void copySample() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path relative = SAMPLE.relativize(file);
                if (!relative.startsWith("node_modules")) {
                    Path target = folder.resolve(relative.toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }

    private Map<Path, String> contents() throws IOException {
        Map<Path, String> contents = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                contents.put(folder.relativize(file), Files.readString(file));
            }
        }
        return contents;
    }
}
