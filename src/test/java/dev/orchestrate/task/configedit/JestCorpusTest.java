package dev.orchestrate.task.configedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orchestrate.task.TaskProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** The named actions for Jest on every package and JSON config of public projects at hand. */
class JestCorpusTest {
    private static final Path CORPUS = Path.of("../shared/corpus/config");
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

    private final Measured measured = new Measured();

    @Test
    void everyActionAddsOneKeyAndChangesNothingElse() throws Exception {
        assumeTrue(Files.isDirectory(CORPUS), "the corpus of Jest configs is not here");
        for (String folder : List.of("jest", "package-json")) {
            try (Stream<Path> files = Files.list(CORPUS.resolve(folder))) {
                for (Path file : files.sorted().toList()) {
                    for (ActionSpec action : NamedActions.OF_JEST) {
                        measure(action, file);
                    }
                }
            }
        }
        assertThat(Files.readString(Path.of("docs/handlers.md"))).contains(measured.table());
    }

    private void measure(ActionSpec action, Path file) throws Exception {
        String text = Files.readString(file);
        try {
            switch (edit(action, file, text)) {
                case Edited.Changed(String changed, List<String> _) -> {
                    check(text, changed, file);
                    assertThat(edit(action, file, changed))
                            .isInstanceOfSatisfying(
                                    Edited.Same.class,
                                    same -> assertThat(same.alreadySo()).isTrue());
                    measured.add(action.name(), Measured.End.APPLIED);
                }
                case Edited.Same(String _, boolean alreadySo) ->
                        measured.add(
                                action.name(),
                                alreadySo ? Measured.End.ALREADY_SO : Measured.End.NOTHING_TO_DO);
            }
        } catch (TaskProblem e) {
            measured.refused(action.name(), file.toString(), e.message());
        }
    }

    private static Edited edit(ActionSpec action, Path file, String text) throws TaskProblem {
        String name = file.getFileName().toString();
        name = name.substring(name.lastIndexOf("__") + 2);
        return AskedKeys.jest(action).edit(JestConfig.of(name, text, "src"::equals));
    }

    /** As another parser sees it. */
    private static void check(String before, String after, Path file) {
        List<String> changes =
                TreeChanges.between(
                        MAPPER.readValue(before, Object.class),
                        MAPPER.readValue(after, Object.class));
        assertThat(changes).as("%s", file).isNotEmpty();
        assertThat(changes)
                .as("%s", file)
                .allMatch(change ->
                        change.matches(
                                "\\+ (jest\\.)?(collectCoverageFrom(\\[])?|coverageThreshold)"));
        assertThat(comments(after)).as("%s", file).isEqualTo(comments(before));
    }

    private static List<String> comments(String text) {
        return text.lines().map(String::strip).filter(line -> line.startsWith("//")).toList();
    }
}
