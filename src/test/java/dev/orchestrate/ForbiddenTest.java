package dev.orchestrate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What may not stand in any file of the project. Its own words are split, so as not to be found.
 */
class ForbiddenTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");
    private static final List<Path> EVERYTHING =
            Stream.of("src", "scripts", "config", "docs", ".github", ".ci", "README.md", "pom.xml")
                    .map(Path::of)
                    .toList();

    private static final int LINES_OF_A_JAVA_FILE = 400;
    private static final int LINES_OF_A_C_FILE = 1000;

    @Test
    void nothingIsMarkedAsUnfinished() {
        assertNowhere("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b", filesOf(EVERYTHING));
    }

    @Test
    void noTestSleeps() {
        assertNowhere(
                "\\b(Thread|TimeUnit\\.\\w+|\\w*SECONDS)\\.sl" + "eep\\(", filesOf(List.of(TESTS)));
    }

    @Test
    void noTestIsSwitchedOff() {
        assertNowhere("@Dis" + "abled\\b", filesOf(List.of(TESTS)));
    }

    @Test
    void noFileNamesTheMachineItWasWrittenOn() {
        assertNowhere(
                "(?<![\\w.:/*}-])/(ho" + "me|Us" + "ers|ro" + "ot|wo" + "rk|fa" + "rm)/\\w",
                filesOf(EVERYTHING));
    }

    @Test
    void noFileIsTooLongToRead() {
        assertThat(filesOf(EVERYTHING).stream().filter(ForbiddenTest::isCode))
                .isNotEmpty()
                .allSatisfy(file ->
                        assertThat(linesOf(file))
                                .as(file.toString())
                                .hasSizeLessThanOrEqualTo(longestOf(file)));
    }

    @Test
    void packagesAreNamedForWhatTheyHold() {
        Predicate<String> vague =
                Pattern.compile("utils?|common|helpers?|impl|model|core|misc").asMatchPredicate();
        assertThat(filesOf(List.of(MAIN)).stream().map(Path::getParent).distinct())
                .isNotEmpty()
                .noneMatch(folder -> vague.test(folder.getFileName().toString()));
    }

    @Test
    void typesAreNamedForWhatTheyAre() {
        Predicate<String> vague =
                Pattern.compile(
                                "(.*(Utils?|Common|Helper|Impl|Manager|Service|Processor|Base|Info|Data)"
                                        + "|Abstract[A-Z].*)[.]java")
                        .asMatchPredicate();
        assertThat(filesOf(List.of(MAIN)))
                .isNotEmpty()
                .noneMatch(file -> vague.test(file.getFileName().toString()));
    }

    @Test
    void scriptsCanBeRun() {
        List<Path> scripts = new ArrayList<>(filesOf(List.of(Path.of("scripts"))));
        scripts.removeIf(file -> file.startsWith("scripts/lib"));
        scripts.add(Path.of(".ci/run"));
        assertThat(scripts)
                .contains(Path.of("scripts/orchestrate"), Path.of("scripts/test"))
                .allMatch(Files::isExecutable)
                .allMatch(file -> linesOf(file).getFirst().startsWith("#!"));
    }

    private static void assertNowhere(String regex, List<Path> files) {
        Pattern pattern = Pattern.compile(regex);
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            List<String> lines = linesOf(file);
            for (int i = 0; i < lines.size(); i++) {
                if (pattern.matcher(lines.get(i)).find()) {
                    found.add(file + ":" + (i + 1) + ": " + lines.get(i).strip());
                }
            }
        }
        assertThat(files).isNotEmpty();
        assertThat(found).isEmpty();
    }

    private static boolean isCode(Path file) {
        String name = file.toString();
        return name.endsWith(".java") || name.endsWith(".c") || name.startsWith("scripts");
    }

    private static int longestOf(Path file) {
        return file.toString().endsWith(".c") ? LINES_OF_A_C_FILE : LINES_OF_A_JAVA_FILE;
    }

    private static List<Path> filesOf(List<Path> roots) {
        List<Path> files = new ArrayList<>();
        for (Path root : roots) {
            if (Files.exists(root)) {
                try (Stream<Path> tree = Files.walk(root)) {
                    tree.filter(Files::isRegularFile).forEach(files::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return files;
    }

    /** Bytes that are no UTF-8 become question marks: only words are looked for. */
    private static List<String> linesOf(Path file) {
        try {
            return new String(Files.readAllBytes(file), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
