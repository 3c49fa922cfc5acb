package dev.orchestrate.task.testgen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.task.FileChange;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.workspace.DiskTree;
import dev.orchestrate.workspace.Draft;
import dev.orchestrate.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonKindTest {
    private static final String HAND_WRITTEN = "def test_one():\n    assert 1 + 1 == 2\n";

    @TempDir Path workspace;

    @BeforeEach
    void aModuleWithATest() throws Exception {
        write("pkg/mod.py", "def one():\n    return 1\n");
        write("tests/test_mod.py", HAND_WRITTEN);
    }

    private void write(String path, String text) throws Exception {
        Path file = workspace.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Wanted wanted(List<String> mocks, List<String> scenarios) {
        return new Wanted(Kind.PYTHON, "pkg/mod.py", null, mocks, scenarios);
    }

    private FileChange.Drafted draft(Draft draft, Wanted wanted) throws Exception {
        return new TestFileChange(workspace, wanted).draft(draft);
    }

    private Draft tree() {
        return new Draft(new DiskTree(new Workspace(workspace)));
    }

    private static String testFile(Draft draft) throws Exception {
        byte[] content = draft.read("tests/test_mod.py");
        return content == null ? "" : new String(content, UTF_8);
    }

    @Test
    void theTestsStandInARegionBehindWhatPeopleWrote() throws Exception {
        Draft draft = tree();
        FileChange.Drafted drafted = draft(draft, wanted(List.of(), List.of()));
        assertThat(testFile(draft))
                .startsWith(HAND_WRITTEN + "\n# <orchestrate python ")
                .contains(
                        "def test_one_returns_a_value():\n    result = one()\n    assert result == 1\n")
                .endsWith("# </orchestrate python>\n");
        assertThat(drafted.outputs())
                .containsEntry("cases", "1")
                .containsEntry("pending", "0")
                .containsEntry("test_file", "tests/test_mod.py");
    }

    @Test
    void aSecondRunChangesNothing() throws Exception {
        Draft first = tree();
        assertThat(draft(first, wanted(List.of(), List.of())).remarks()).isNotEmpty();
        Draft second = new Draft(first);
        assertThat(draft(second, wanted(List.of(), List.of())).alreadySo())
                .isEqualTo("`tests/test_mod.py` has these tests already");
        assertThat(second.changes()).isEmpty();
    }

    @Test
    void aChangedSourceIsTestedAnewAndWhatPeopleWroteStays() throws Exception {
        Draft first = tree();
        assertThat(draft(first, wanted(List.of(), List.of())).remarks()).isNotEmpty();
        first.write("pkg/mod.py", "def one():\n    return 7\n".getBytes(UTF_8));
        assertThat(draft(first, wanted(List.of(), List.of())).remarks()).isNotEmpty();
        assertThat(testFile(first))
                .startsWith(HAND_WRITTEN)
                .contains("assert result == 7")
                .doesNotContain("assert result == 1\n");
    }

    @Test
    void aScenarioIsAPendingTest() throws Exception {
        Draft draft = tree();
        assertThat(draft(draft, wanted(List.of(), List.of("Two at once"))).outputs())
                .containsEntry("pending", "1");
        assertThat(testFile(draft))
                .contains(
                        "@pytest.mark.skip(reason=\"pending, Two at once\")\ndef test_two_at_once():");
    }

    @Test
    void mocksAreRefused() {
        assertThatThrownBy(() -> draft(tree(), wanted(List.of("os"), List.of())))
                .isInstanceOf(TaskProblem.class)
                .hasMessageStartingWith("`mocks` is not for `kind: python`");
    }
}
