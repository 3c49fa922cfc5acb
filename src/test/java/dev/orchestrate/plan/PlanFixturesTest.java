package dev.orchestrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of {@code golden/plan}: valid ones load, invalid ones say exactly what is wrong. */
class PlanFixturesTest {
    private static final Path FOLDER = Path.of("src/test/golden/plan");

    static List<Path> invalid() throws IOException {
        return yaml("invalid");
    }

    static List<Path> valid() throws IOException {
        return yaml("valid");
    }

    static List<Path> yaml(String folder) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("valid")
    void aValidPlanLoadsWithoutAWord(Path file) throws IOException {
        Loaded loaded = load(file);

        assertThat(loaded.diagnostics()).isEmpty();
        assertThat(loaded.plan()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void anInvalidPlanIsToldAllThatIsWrongAtOnce(Path file) throws IOException {
        Loaded loaded = load(file);

        assertThat(loaded.plan()).isNull();
        StringBuilder text = new StringBuilder();
        for (Diagnostic diagnostic : loaded.diagnostics()) {
            text.append(DiagnosticText.of(diagnostic)).append(" [").append(diagnostic.code());
            text.append("]\n");
        }
        compare(Path.of(file.toString().replace(".yaml", ".txt")), text.toString());
    }

    @Test
    void everyExpectedOutputHasItsPlan() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("invalid"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".txt")))
                    .allMatch(file ->
                            Files.exists(Path.of(file.toString().replace(".txt", ".yaml"))));
        }
    }

    private static Loaded load(Path file) throws IOException {
        return new PlanLoader(TestCatalog.create())
                .parse(
                        file.getFileName().toString(),
                        Files.readAllBytes(file),
                        new LoadOptions(Map.of(), 4, List.of("sh", "-ec")));
    }

    static void compare(Path golden, String actual) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(golden));
    }
}
