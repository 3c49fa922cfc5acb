package dev.orchestrate.task.testgen.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.orchestrate.executor.local.FilterProgram;
import dev.orchestrate.workspace.DiskTree;
import dev.orchestrate.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every module of the sample's Python service is given its tests, and pytest runs them. */
@Timeout(value = 10, unit = TimeUnit.MINUTES) // coverage of a whole service, and of faults in it
class PythonTestsIT {
    private static final Path SAMPLE = Path.of("docs/examples/platform/services/analytics");
    private static final String PYTHON = "/usr/bin/python3";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir Path service;

    @BeforeAll
    static void pytestIsThere() throws Exception {
        assumeThat(exitOf("import pytest, pytest_asyncio, pytest_cov"))
                .as("pytest, pytest-asyncio and pytest-cov of " + PYTHON)
                .isZero();
    }

    private static int exitOf(String statement) throws IOException, InterruptedException {
        return Files.isExecutable(Path.of(PYTHON))
                ? new FilterProgram(List.of(PYTHON, "-c", statement), Path.of("."), Map.of(), LIMIT)
                        .run(new byte[0])
                        .exitCode()
                : 1;
    }

    @BeforeEach
    void copyTheSample() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLE)) {
            for (Path file : files.toList()) {
                Path copy = service.resolve(SAMPLE.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    @Test
    void everyGeneratedTestPassesAndTheCoverageRises() throws Exception {
        Map<String, Double> before = coverage();
        int tests = 0;
        int pending = 0;
        for (String module : modules()) {
            PythonTests.Written written = generate(module);
            tests += written.tests();
            pending += written.pending();
        }
        Map<String, Double> after = coverage();
        after.forEach((file, percent) ->
                System.out.printf(
                        "%-28s %5.1f %% -> %5.1f %%%n",
                        file, before.getOrDefault(file, 0.0), percent));
        System.out.printf("%d tests, %d pending%n", tests, pending);

        assertThat(after.get("total")).isGreaterThan(75);
        assertThat(before.get("total")).isLessThan(15);
        assertThat(tests).isGreaterThan(60);
        assertThat(pending).isLessThan(15);
        assertThat(after)
                .allSatisfy((file, percent) -> {
                    if (!file.endsWith("__main__.py") && !file.endsWith("__init__.py")) {
                        assertThat(percent).as(file).isGreaterThan(before.getOrDefault(file, 0.0));
                    }
                });
    }

    /** A generated test that never fails would be worth nothing. */
    @Test
    void generatedTestsFailWhenTheSourceIsChanged() throws Exception {
        generate("analytics/events.py");
        Path source = service.resolve("analytics/events.py");
        String right = Files.readString(source);
        for (List<String> mutation :
                List.of(
                        List.of("if amount < 0:", "if amount < -5:"),
                        List.of("amountCents\", 0", "cents\", 0"),
                        List.of("sort_keys=True", "sort_keys=False"),
                        List.of("at if at.tzinfo else", "at if not at.tzinfo else"),
                        List.of("if missing:", "if not missing:"))) {
            assertThat(right).contains(mutation.get(0));
            Files.writeString(source, right.replace(mutation.get(0), mutation.get(1)));
            assertThat(pytest("tests/test_generated_events.py").exitCode())
                    .as(mutation.get(1))
                    .isEqualTo(1);
        }
    }

    private List<String> modules() throws IOException {
        List<String> modules = new ArrayList<>();
        try (Stream<Path> files = Files.list(service.resolve("analytics"))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".py") && !name.equals("__init__.py")) {
                    modules.add("analytics/" + name);
                }
            }
        }
        return modules;
    }

    private PythonTests.Written generate(String module) throws Exception {
        PythonTests.Written written =
                PythonTests.write(
                        new DiskTree(new Workspace(service)),
                        module,
                        Files.readString(service.resolve(module)),
                        "");
        String file = written.file().replace("test_", "test_generated_");
        Files.writeString(service.resolve(file), written.text());
        return written;
    }

    private FilterProgram.Result pytest(String argument) throws Exception {
        return python("-m", "pytest", "-q", argument);
    }

    private FilterProgram.Result python(String... arguments) throws Exception {
        List<String> argv = new ArrayList<>(List.of(PYTHON));
        argv.addAll(List.of(arguments));
        return new FilterProgram(argv, service, Map.of("PYTHONDONTWRITEBYTECODE", "1"), LIMIT)
                .run(new byte[0]);
    }

    /** Of each file, in percent; all tests have to pass. */
    private Map<String, Double> coverage() throws Exception {
        FilterProgram.Result run = pytest("--cov");
        assertThat(run.exitCode()).as(new String(run.output(), UTF_8)).isZero();
        assertThat(python("-m", "coverage", "json", "-q").exitCode()).isZero();
        JsonNode report =
                new JsonMapper().readTree(Files.readString(service.resolve("coverage.json")));
        Map<String, Double> percents = new java.util.TreeMap<>();
        report.get("files")
                .properties()
                .forEach(file ->
                        percents.put(
                                file.getKey(),
                                file.getValue().get("summary").get("percent_covered").asDouble()));
        percents.put("total", report.get("totals").get("percent_covered").asDouble());
        return percents;
    }
}
