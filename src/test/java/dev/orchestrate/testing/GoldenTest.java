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
    /** Or lies in a folder of which a test reads every file, or makes the names. */
    @Test
    void everyGoldenFileIsNamedByATest() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (Path source : files(Path.of("src/test/java"))) {
            sources.append(Files.readString(source));
        }
        List<String> orphans =
                files(Golden.FOLDER).stream()
                        .map(Golden.FOLDER::relativize)
                        .filter(file -> sources.indexOf(file.toString()) < 0)
                        .filter(file -> sources.indexOf(folderOf(file)) < 0)
                        .filter(file -> sources.indexOf("\"" + file.getName(0) + "/\"") < 0)
                        .map(Path::toString)
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

    private static String folderOf(Path file) {
        return "\"" + Golden.FOLDER.resolve(file.getName(0)) + "\"";
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
