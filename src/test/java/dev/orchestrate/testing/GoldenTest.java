package dev.orchestrate.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

class GoldenTest {
    @Test
    void everyGoldenFileIsNamedByATest() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (Path source : files(Path.of("src/test/java"))) {
            sources.append(Files.readString(source));
        }
        List<String> orphans =
                files(Golden.FOLDER).stream()
                        .map(file -> Golden.FOLDER.relativize(file).toString())
                        .filter(name -> sources.indexOf(name) < 0)
                        .toList();
        assertThat(orphans).isEmpty();
    }

    @Test
    @DisabledIfSystemProperty(named = "golden.update", matches = "true")
    void whatDiffersFromItsFileFails() {
        assertThatThrownBy(() -> Golden.assertGolden("view/list.txt", "something else"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("view/list.txt");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
