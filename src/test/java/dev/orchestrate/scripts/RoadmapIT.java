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
                        Map.entry("1/a", 4),
                        Map.entry("1/b", 3),
                        Map.entry("2/c", 6),
                        Map.entry("2/d", 4),
                        Map.entry("3/e", 7),
                        Map.entry("3/f", 3),
                        Map.entry("4/g", 5),
                        Map.entry("4/h", 3),
                        Map.entry("4/i", 6),
                        Map.entry("5/j", 4),
                        Map.entry("5/k", 2),
                        Map.entry("5/l", 6),
                        Map.entry("6/m", 4),
                        Map.entry("6/n", 4));
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

    @Test
    void aPartOfItIsSelectedByTheNumberOfAPhaseAndTheLetterOfAGroup() throws IOException {
        copySample();
        List<Object> words =
                List.of(
                        PROGRAM,
                        "run",
                        "--plan",
                        PLAN,
                        "--workspace",
                        folder,
                        "--phase",
                        2,
                        "--group",
                        "c",
                        "--dry-run",
                        "--format",
                        "json");
        Ran alone = Shell.in(folder).run(words.toArray());
        assertThat(alone.exit()).isEqualTo(2);
        assertThat(alone.err())
                .contains("depends on phase `1`, which is neither done nor selected");

        List<Object> with = new ArrayList<>(words);
        with.add("--with-deps");
        Ran ran = Shell.in(folder).run(with.toArray());
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(JsonMapper.shared().readTree(ran.out()).get("steps"))
                .extracting(step -> step.get("id").asString())
                .contains("1.1", "1.7", "2.1", "2.6")
                .doesNotContain("2.7", "3.1");
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
