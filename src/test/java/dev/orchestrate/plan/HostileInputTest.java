package dev.orchestrate.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input that was made to hurt: one clear message each, in a JVM of 512 MB. */
class HostileInputTest {
    private static final int MIB = 1 << 20;

    @TempDir Path folder;

    @Test
    void aHundredThousandTasksLoad() throws Exception {
        StringBuilder yaml = new StringBuilder("version: 1\nname: big\nphases:\n");
        for (int phase = 0; phase < 10; phase++) {
            yaml.append("  - id: p").append(phase).append("\n    tasks:\n");
            for (int task = 0; task < 10_000; task++) {
                String id = "t" + phase + "-" + task;
                yaml.append("      - id: ").append(id);
                yaml.append("\n        name: Task number ").append(id);
                yaml.append("\n        run: echo ")
                        .append(id)
                        .append(" && make target-")
                        .append(id);
                yaml.append('\n');
            }
        }

        assertThat(load(yaml.toString())).containsExactly("tasks 100000");
    }

    @Test
    void aHundredThousandTasksOnOneLineLoad() throws Exception {
        String tasks =
                repeated(
                        100_000,
                        i ->
                                "{\"id\": \"t"
                                        + i
                                        + "\", \"run\": [\"/bin/true\"], \"depends_on\": []}");
        assertThat(
                        load(
                                "{\"version\": 1, \"name\": \"big\", \"phases\": [{\"id\": \"p\","
                                        + " \"tasks\": ["
                                        + tasks
                                        + "]}]}"))
                .containsExactly("tasks 100000");
    }

    @Test
    void aHundredThousandTasksThatAllReadTheFirstLoad() throws Exception {
        String tasks =
                repeated(
                        50_000,
                        i ->
                                "{id: t"
                                        + i
                                        + ", run: [echo, \"${{ tasks['t"
                                        + (i < 2 ? "first" : i % 7 == 0 ? i / 2 : 0)
                                        + "'].status }}\"]}");
        assertThat(
                        load(
                                "{version: 1, name: big, phases: [{id: p, tasks: [{id: tfirst,"
                                        + " run: echo},"
                                        + tasks
                                        + "]}]}"))
                .containsExactly("tasks 50001");
    }

    @Test
    void aHundredThousandErrorsAreAllTold() throws Exception {
        String tasks =
                repeated(100_000, i -> "{id: t" + i + ", run: echo, depends_on: [u" + i + "]}");

        assertThat(load("{version: 1, name: big, phases: [{id: p, tasks: [" + tasks + "]}]}"))
                .hasSize(100_000)
                .allMatch(line -> line.contains("there is no task `u"));
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws Exception {
        Path file = folder.resolve("large.yaml");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(100L * MIB);
        }

        assertThat(load(file)).containsExactly(file + ": error: the plan is larger than 64 MiB");
    }

    @Test
    void aLineWithoutEndIsRefused() throws Exception {
        assertThat(load("version: 1\nname: " + "x".repeat(60 * MIB)))
                .containsExactly("FILE:2:1: error: a line is longer than 1 MiB");
        assertThat(load("{ version: 1, name: \"" + "x".repeat(60 * MIB) + "\"}"))
                .containsExactly("FILE:1:1: error: a line is longer than 1 MiB");
        assertThat(load("{ version: 1 # " + "x, ".repeat(20 * MIB) + "\n}"))
                .containsExactly("FILE:1:1: error: a line is longer than 1 MiB");
    }

    @Test
    void millionsOfValuesAreRefused() throws Exception {
        assertThat(load("version: 1\nx-many: [" + "1,\n".repeat(20 * MIB) + "]"))
                .containsExactly(
                        "FILE:3999997:1: error: the text has more than 4,000,000 values,"
                                + " those of aliases counted");
    }

    @Test
    void idsThatRepeatALongValueAreRefused() throws Exception {
        String keys = repeated(17, i -> "k" + i + ": " + (i == 0 ? "&l [%s, %s]" : "*l"));
        String matrix = keys.formatted("x".repeat(1_000), "y".repeat(1_000));

        assertThat(
                        load(
                                "{version: 1, name: x, phases: [{id: p, tasks: [\n{id: t, run: echo,\nmatrix: {"
                                        + matrix
                                        + "}}]}]}"))
                .containsExactly(
                        "FILE:3:1: error: the ids of the tasks have more than 32,000,000"
                                + " characters");
    }

    @Test
    void namesThatRepeatALongValueAreRefused() throws Exception {
        String holes = "${{ matrix.k }}".repeat(400);
        String numbers = repeated(1_000, i -> Integer.toString(i));
        String much = "x".repeat(90_000);

        assertThat(
                        load(
                                "{version: 1, name: x, phases: [{id: p, tasks: [\n{id: t, run: echo,\nname: '"
                                        + holes
                                        + "',\nmatrix: {n: ["
                                        + numbers
                                        + "], k: [a, "
                                        + "y".repeat(200)
                                        + "]}}]}]}"))
                .containsExactly("FILE:3:1: error: the names have more than 32,000,000 characters");
        assertThat(
                        load(
                                "version: 1\nname: x\nvars: {v: "
                                        + much
                                        + "}\nphases:\n  - id: p\n    name: \""
                                        + "${{ vars.v }}".repeat(400)
                                        + "\"\n    tasks: [{id: t, run: echo}]"))
                .containsExactly("FILE:6:5: error: the names have more than 32,000,000 characters");
    }

    @Test
    void aLongNameThatSaysNothingIsNotMadeForEveryTask() throws Exception {
        String nothing = "${{ matrix.k }}".repeat(50_000);
        assertThat(
                        load(
                                "{version: 1, name: x, phases: [{id: p, tasks: [\n{id: t, run: echo,\nname: 'n"
                                        + nothing
                                        + "',\nmatrix: {n: ["
                                        + repeated(1_000, i -> Integer.toString(i))
                                        + "], k: ['']}}]}]}"))
                .containsExactly("FILE:3:1: error: the names have more than 32,000,000 characters");
    }

    @Test
    void nestingInEveryFormIsRefused() throws Exception {
        String deep = "values are nested more than 100 deep";
        StringBuilder steps = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            steps.repeat(' ', i).append("a:\n");
        }

        assertThat(load("[".repeat(20_000))).singleElement().asString().endsWith(deep);
        assertThat(load("{a: ".repeat(20_000))).singleElement().asString().endsWith(deep);
        assertThat(load("- ".repeat(20_000))).singleElement().asString().endsWith(deep);
        assertThat(load(steps.toString())).singleElement().asString().endsWith(deep);
        assertThat(load("? ".repeat(20_000))).singleElement().asString().endsWith(deep);
    }

    @Test
    void anExpressionWithoutEndIsRefused() throws Exception {
        String plan = "version: 1\nname: x\nphases: [{id: p, tasks: [{id: t, run: [\"%s\"]}]}]";

        assertThat(load(plan.formatted("${{ " + "(".repeat(20_000) + " }}"))).hasSize(1);
        assertThat(load(plan.formatted("${{ " + "!".repeat(20_000) + "x }}"))).hasSize(1);
    }

    @Test
    void whatIsNoFileIsNotOpened() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

        assertThat(load(pipe)).containsExactly(pipe + ": error: the plan is a pipe or a device");
        assertThat(load(Path.of("/dev/zero")))
                .containsExactly("/dev/zero: error: the plan is a pipe or a device");
        assertThat(load(folder)).containsExactly(folder + ": error: the plan is a folder");
        Path nowhere = folder.resolve("nowhere.yaml");
        assertThat(load(nowhere)).containsExactly(nowhere + ": error: there is no such file");
    }

    @Test
    void aFileThatMayNotBeReadIsSaidToBeSo() throws Exception {
        Path file = folder.resolve("secret.yaml");
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
        Assumptions.assumeFalse(Files.isReadable(file), "root reads everything");

        assertThat(load(file)).containsExactly(file + ": error: the plan may not be read");
    }

    private static String repeated(int times, IntFunction<String> each) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < times; i++) {
            text.append(i == 0 ? "" : ",").append(each.apply(i));
        }
        return text.toString();
    }

    /** The messages for a text, each with {@code FILE} for its file. */
    private List<String> load(String text) throws Exception {
        Path file = folder.resolve("plan.yaml");
        Files.writeString(file, text, UTF_8);
        List<String> lines = new ArrayList<>();
        for (String line : load(file)) {
            lines.add(line.replace(file.toString(), "FILE"));
        }
        return lines;
    }

    private List<String> load(Path plan) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LoadingMain.class.getName(),
                                plan.toString(),
                                out.toString())
                        .inheritIO()
                        .start();
        try {
            // the bound of two seconds is one of processor time, which other work can not use up
            assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        List<String> lines = new ArrayList<>(Files.readAllLines(out, UTF_8));
        String cpu = lines.removeLast();
        if (lines.stream().noneMatch(line -> line.startsWith("tasks "))) {
            assertThat(cpu).as("what is refused is refused at once").matches("cpu [0-4]");
        }
        return lines;
    }
}
