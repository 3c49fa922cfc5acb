package dev.orchestrate.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceTest {
    @TempDir Path outer;
    private Path root;
    private Workspace workspace;

    @BeforeEach
    void makeFolders() throws IOException {
        root = Files.createDirectory(outer.resolve("ws"));
        workspace = new Workspace(root);
        write("../secret.txt");
    }

    @Test
    void aNameNeedNotBeThere() throws Exception {
        assertThat(workspace.inside("a/b/../c")).isEqualTo(root.resolve("a/c"));
        assertThat(workspace.inside(".")).isEqualTo(root);
        assertThat(workspace.inside(root.resolve("x").toString())).isEqualTo(root.resolve("x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../secret.txt", "a/../../secret.txt", "/etc/passwd"})
    void aNameThatLeadsOutIsRefused(String name) {
        assertThatThrownBy(() -> workspace.inside(name))
                .isInstanceOf(WorkspaceProblem.class)
                .hasMessage("`" + name + "` leads out of the workspace");
    }

    @Test
    void aLinkThatLeadsOutIsRefusedWithAllBelowIt() throws Exception {
        Files.createSymbolicLink(root.resolve("out"), outer);
        for (String name : List.of("out", "out/secret.txt", "out/not/there")) {
            assertThatThrownBy(() -> workspace.inside(name)).isInstanceOf(WorkspaceProblem.class);
        }
        assertThat(workspace.exists("out/secret.txt")).isFalse();
    }

    @Test
    void aLinkThatLeadsNowhereIsRefused() throws Exception {
        Files.createSymbolicLink(root.resolve("later"), outer.resolve("not-there-yet"));
        assertThatThrownBy(() -> workspace.inside("later")).isInstanceOf(WorkspaceProblem.class);
    }

    @Test
    void aLinkThatStaysInsideIsFollowed() throws Exception {
        write("real/a.txt");
        Files.createSymbolicLink(root.resolve("link"), root.resolve("real"));
        assertThat(workspace.inside("link/a.txt")).isEqualTo(root.resolve("link/a.txt"));
        assertThat(find("link/*.txt")).containsExactly("link/a.txt");
    }

    @Test
    void theWorkspaceItselfMayBeReachedThroughALink() throws Exception {
        write("a.txt");
        Path link = Files.createSymbolicLink(outer.resolve("alias"), root);
        assertThat(new Workspace(link).inside("a.txt")).isEqualTo(link.resolve("a.txt"));
    }

    @Test
    void aTextThatIsNoPathIsRefused() {
        assertThatThrownBy(() -> workspace.inside("a\0b"))
                .isInstanceOf(WorkspaceProblem.class)
                .hasMessageContaining("is not a path");
    }

    @Test
    void starsStayInTheirFolderAndTwoGoDown() throws Exception {
        write("a.js", "src/b.js", "src/deep/er/c.js", "src/d.ts");
        assertThat(find("*.js")).containsExactly("a.js");
        assertThat(find("src/*")).containsExactly("src/b.js", "src/d.ts", "src/deep");
        assertThat(find("**/*.js"))
                .containsExactlyInAnyOrder("a.js", "src/b.js", "src/deep/er/c.js");
        assertThat(find("src/**/c.js")).containsExactly("src/deep/er/c.js");
        assertThat(find("src/**")).containsExactly("src/b.js", "src/d.ts", "src/deep/er/c.js");
        assertThat(find("src/?.{js,ts}")).containsExactly("src/b.js", "src/d.ts");
        assertThat(find("[ab].js")).containsExactly("a.js");
        assertThat(find(root + "/*.js")).containsExactly("a.js");
        assertThat(find("nothing/**/*.js")).isEmpty();
    }

    @Test
    void aPatternFindsTheStateFolderOnlyByItsName() throws Exception {
        write(".orchestrate/runs/1/a.log", "sub/.orchestrate/a.log", ".hidden/a.log");
        assertThat(find("**/*.log")).containsExactly(".hidden/a.log");
        assertThat(find("**")).containsExactly(".hidden/a.log");
        assertThat(find(".*")).containsExactly(".hidden");
        assertThat(find("*/.orchestrate/*.log")).containsExactly("sub/.orchestrate/a.log");
        assertThat(find(".orchestrate/**")).containsExactly(".orchestrate/runs/1/a.log");

        assertThat(Glob.matches("**/*.log", ".hidden/a.log")).isTrue();
        assertThat(Glob.matches("**/*.log", ".orchestrate/a.log")).isFalse();
        assertThat(Glob.matches("**", "sub/.orchestrate/a.log")).isFalse();
        assertThat(Glob.matches(".*/a.log", ".orchestrate/a.log")).isFalse();
        assertThat(Glob.matches(".orchestrate/**", ".orchestrate/a.log")).isTrue();
    }

    @Test
    void aNameThatLooksLikeAPatternMatchesItself() throws Exception {
        write("report[1].json");
        assertThat(find("report[1].json")).containsExactly("report[1].json");
    }

    @Test
    void aPatternFindsNothingOutside() throws Exception {
        Files.createSymbolicLink(root.resolve("out"), outer);
        Files.createSymbolicLink(root.resolve("file"), outer.resolve("secret.txt"));
        assertThat(find("out/*.txt")).isEmpty();
        assertThat(find("**/*.txt")).isEmpty();
        assertThat(find("**")).isEmpty();
        assertThat(find("fil*")).isEmpty();
    }

    @Test
    void aLinkInACircleEndsTheSearch() throws Exception {
        write("a/b.txt");
        Files.createSymbolicLink(root.resolve("a/again"), root);
        assertThat(find("**/*.txt")).containsExactly("a/b.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a", "{a", "../*", "/tmp/*", "a/../*"})
    void aBadPatternIsRefused(String pattern) {
        assertThatThrownBy(() -> find(pattern)).isInstanceOf(WorkspaceProblem.class);
    }

    @Test
    void aSearchStopsAtWhatWasAskedFor() throws Exception {
        write("a.txt", "b.txt", "c.txt");
        assertThat(workspace.find("*.txt", 2)).hasSize(2);
    }

    @Test
    void aSearchCanBeInterrupted() throws Exception {
        write("a/b.txt");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> find("**/x")).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aFileIsReadUpToItsBound() throws Exception {
        Files.writeString(root.resolve("f"), "12345");
        assertThat(workspace.read("f", 5)).hasSize(5);
        assertThatThrownBy(() -> workspace.read("f", 4))
                .isInstanceOf(WorkspaceProblem.class)
                .hasMessage("`f` is larger than 4 bytes");
    }

    @Test
    void whatIsNoRegularFileIsNotOpened() throws Exception {
        Path pipe = root.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        assertThatThrownBy(() -> workspace.read("pipe", 10))
                .hasMessage("`pipe` is not a regular file");
        assertThatThrownBy(() -> workspace.read(".", 10)).hasMessage("`.` is not a regular file");
    }

    @Test
    void aMissingFileIsSaidToBeMissing() {
        assertThatThrownBy(() -> workspace.read("gone", 10)).hasMessage("`gone` is missing");
    }

    @Test
    void aLinkIsNotReadWhereNoneMayBe() throws Exception {
        Path link = Files.createSymbolicLink(root.resolve("l"), outer.resolve("secret.txt"));
        assertThatThrownBy(() -> BoundedFile.read(link, "l", 10, LinkOption.NOFOLLOW_LINKS))
                .hasMessage("`l` is not a regular file");
    }

    @Test
    void aWorkspaceIsAbsolute() {
        assertThatThrownBy(() -> new Workspace(Path.of("here")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> find(String pattern) throws Exception {
        return workspace.find(pattern, 100).stream()
                .map(path -> root.relativize(path).toString())
                .toList();
    }

    private void write(String... names) throws IOException {
        for (String name : names) {
            Path file = root.resolve(name).normalize();
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }
}
