package dev.orchestrate.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each disaster of the table is shown by tests, and they are there. */
class ReliabilityTest {
    private static final Pattern CELLS = Pattern.compile("(?<!\\\\)\\|");
    private static final int SHOWN_BY = 3;

    @Test
    void whatShowsADisasterExists() throws IOException {
        List<Path> sources = sources();
        List<String> lost = new ArrayList<>();
        List<String> rows = rows();
        for (String row : rows) {
            var shownBy = Document.codes(CELLS.split(row, -1)[SHOWN_BY]);
            assertThat(shownBy).as(row).isNotEmpty();
            for (String test : shownBy) {
                if (!(test.contains("/") ? isFixture(test) : isMethod(test, sources))) {
                    lost.add(test);
                }
            }
        }
        assertThat(rows).hasSizeGreaterThan(20);
        assertThat(lost).isEmpty();
    }

    private static List<String> rows() {
        return Document.of("docs/reliability.md").section("Real disasters").stream()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .toList();
    }

    private static boolean isFixture(String name) {
        return Files.exists(Path.of("src/test/conformance", name + ".yaml"));
    }

    /** Of one class only, which is named with as much of its package as that takes. */
    private static boolean isMethod(String name, List<Path> sources) throws IOException {
        int dot = name.lastIndexOf('.');
        Path file = Path.of(name.substring(0, dot).replace('.', '/') + ".java");
        List<Path> found = sources.stream().filter(source -> source.endsWith(file)).toList();
        return found.size() == 1
                && Files.readString(found.getFirst())
                        .contains(" void " + name.substring(dot + 1) + "(");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> tree = Files.walk(Path.of("src/test/java"))) {
            return tree.filter(Files::isRegularFile).toList();
        }
    }
}
