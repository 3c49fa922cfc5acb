package dev.orchestrate.task.configedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.orchestrate.task.TaskProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every named action on every workflow file of public projects that is at hand. */
class WorkflowCorpusTest {
    private static final Path CORPUS = Path.of("../shared/corpus/config/workflows");
    private static final Path DOCUMENT = Path.of("docs/handlers.md");

    private final Measured measured = new Measured();
    private int unreadable;

    @Test
    void everyActionChangesWhatIsAskedForAndNothingElse() throws Exception {
        assumeTrue(Files.isDirectory(CORPUS), "the corpus of workflow files is not here");
        List<Path> files = files();
        for (Path file : files) {
            String text = Files.readString(file);
            if (!isYaml(text)) {
                unreadable++;
                continue;
            }
            for (ActionSpec action : NamedActions.OF_WORKFLOWS) {
                measure(action, file.getFileName().toString(), text);
            }
        }
        String table = measured.table();
        System.getLogger("corpus").log(System.Logger.Level.INFO, "\n" + table);
        measured.reasons()
                .forEach(why -> System.getLogger("corpus").log(System.Logger.Level.INFO, why));
        assertThat(measured.refusedPercent()).isLessThan(10);
        assertThat(Files.readString(DOCUMENT))
                .as("the table in " + DOCUMENT)
                .contains(table)
                .contains("%d files, of which %d are not YAML".formatted(files.size(), unreadable));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.sorted().toList();
        }
    }

    private static boolean isYaml(String text) {
        try {
            return YamlFile.tree(text) != null;
        } catch (TaskProblem e) {
            return false;
        }
    }

    private void measure(ActionSpec action, String file, String text) throws TaskProblem {
        try {
            switch (AskedKeys.workflow(action).edit(text)) {
                case Edited.Changed(String changed, List<String> _) -> {
                    check(action, file, text, changed);
                    measured.add(action.name(), Measured.End.APPLIED);
                }
                case Edited.Same(String _, boolean alreadySo) ->
                        measured.add(
                                action.name(),
                                alreadySo ? Measured.End.ALREADY_SO : Measured.End.NOTHING_TO_DO);
            }
        } catch (TaskProblem e) {
            measured.refused(action.name(), file, e.message());
        }
    }

    private static void check(ActionSpec action, String file, String before, String after)
            throws TaskProblem {
        String what = action.name() + " on " + file;
        List<String> changes = TreeChanges.between(YamlFile.tree(before), YamlFile.tree(after));
        assertThat(changes).as(what).isNotEmpty();
        assertThat(AllowedChanges.beyond(action.name(), changes)).as(what).isEmpty();
        YamlComments.assertKept(before, after);
        assertThat(isCrlf(after)).as(what).isEqualTo(isCrlf(before));
        assertThat(linesLost(before, after))
                .as(what)
                .hasSizeLessThanOrEqualTo(
                        mostLinesLost(action, changes) + (before.endsWith("\n") ? 0 : 1));
        switch (AskedKeys.workflow(action).edit(after)) {
            case Edited.Same(String _, boolean alreadySo) ->
                    assertThat(alreadySo).as(what).isTrue();
            case Edited.Changed(String again, List<String> _) ->
                    fail(what + " changes it again:\n" + again);
        }
    }

    private static boolean isCrlf(String text) {
        return text.contains("\r\n") && !text.replace("\r\n", "").contains("\n");
    }

    private static List<String> linesLost(String before, String after) {
        return DiffUtils.diff(before.lines().toList(), after.lines().toList()).getDeltas().stream()
                .map(AbstractDelta::getSource)
                .flatMap(chunk -> chunk.getLines().stream())
                .toList();
    }

    /**
     * A value that is replaced or goes is a line; only scripts have more. The sign of a block that
     * ends a file without a line feed may change too.
     */
    private static int mostLinesLost(ActionSpec action, List<String> changes) {
        int scripts = action.name().endsWith("_deploy") ? 10 : 0;
        int gone =
                (int)
                        changes.stream()
                                .filter(change -> !change.startsWith("+") || change.endsWith("[]"))
                                .count();
        return gone + scripts;
    }
}
