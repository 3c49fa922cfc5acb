package dev.orchestrate.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.scripts.Shell.Ran;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code scripts/orchestrate}, in a copy of the project whose Maven only notes that it was called.
 */
class StartScriptIT {
    @TempDir Path folder;
    private Path project;
    private Path target;
    private Shell shell;

    @BeforeEach
    void copyThePackagedProgram() throws IOException {
        project = Files.createDirectories(folder.resolve("a project"));
        target = Files.createDirectories(project.resolve("target"));
        copy(Shell.PROJECT.resolve("scripts"), project.resolve("scripts"));
        copy(Shell.PROJECT.resolve("config"), project.resolve("config"));
        copy(Shell.PACKAGED.resolve("lib"), target.resolve("lib"));
        copy(Shell.PACKAGED.resolve("aot"), target.resolve("aot"));
        copy(Shell.PACKAGED.resolve("orchestrate.jar"), target.resolve("orchestrate.jar"));
        copy(Shell.PACKAGED.resolve("orchestrate.stamp"), target.resolve("orchestrate.stamp"));
        shell = Shell.in(Files.createDirectories(folder.resolve("elsewhere")));
    }

    @Test
    void itStartsFromAnyFolderThroughChainsOfLinks() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("first"), project.resolve("scripts/orchestrate"));
        Files.createSymbolicLink(bin.resolve("second"), Path.of("first"));
        Files.createSymbolicLink(folder.resolve("linked"), project.resolve("scripts"));

        assertAnswers(shell.run(bin.resolve("second"), "--help"));
        assertAnswers(shell.run(folder.resolve("linked/orchestrate"), "--help"));
        assertAnswers(shell.run("../bin/first", "--help"));
        assertAnswers(shell.with("PATH", bin + ":" + path()).run("sh", "-c", "second --help"));
        assertAnswers(
                new Shell(project.resolve("scripts"), shell.environment())
                        .run("sh", "orchestrate", "--help"));
    }

    @Test
    void aJavaThatIsTooOldIsPassedOver() throws IOException {
        Path old = Files.createDirectories(folder.resolve("old"));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
        Files.createDirectories(old.resolve("bin"));
        executable(old.resolve("bin/java"), "#!/bin/sh\necho too old\n");

        assertAnswers(
                shell.with("JAVA_HOME", old.toString())
                        .with("PATH", old.resolve("bin") + ":" + path())
                        .run(program(), "--help"));
    }

    @Test
    void whereNoJavaIsNewEnoughItSaysWhatToInstall() throws IOException {
        Path finder = project.resolve("scripts/lib/java.sh");
        Files.writeString(
                finder, Files.readString(finder).replace("JAVA_AT_LEAST=25", "JAVA_AT_LEAST=2500"));

        assertThat(shell.run(program(), "--help"))
                .isEqualTo(
                        new Ran(
                                2,
                                "",
                                """
                                orchestrate: error: no JDK 2500 or newer was found in JAVA_HOME, \
                                on the PATH or in the usual folders
                                  install one, for example from https://adoptium.net, and set \
                                JAVA_HOME to its folder
                                """));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 1_000_000})
    void aBrokenCacheChangesNothingThatIsPrinted(int bytesLeft) throws IOException {
        for (Path cache : caches()) {
            byte[] whole = Files.readAllBytes(cache);
            assertThat(whole).hasSizeGreaterThan(bytesLeft);
            Files.write(cache, Arrays.copyOf(whole, bytesLeft));
        }
        assertAnswers(shell.run(program(), "--help"));
    }

    @Test
    void missingCachesAreMadeForTheNextStart() throws Exception {
        List<Path> before = caches();
        assertThat(before).hasSize(2);
        for (Path cache : before) {
            Files.delete(cache);
        }
        try (WatchService changes = target.getFileSystem().newWatchService()) {
            target.resolve("aot").register(changes, StandardWatchEventKinds.ENTRY_CREATE);
            assertAnswers(shell.run(program(), "--help"));
            while (caches().size() < before.size()) {
                var key = changes.poll(60, TimeUnit.SECONDS);
                assertThat(key).as("something came into the cache's folder").isNotNull();
                key.pollEvents();
                key.reset();
            }
        }
        assertThat(caches()).isEqualTo(before);
        // whoever trains holds the lock to the end, and the folder is not removed under it
        shell.run(project.resolve("scripts/train"));
    }

    @Test
    void startsAtTheSameTimeBuildOnce() throws IOException {
        Shell builder =
                withSources(
                        "cp packaged.jar target/orchestrate.jar; cp packaged.stamp target/orchestrate.stamp");
        Files.move(target.resolve("orchestrate.jar"), project.resolve("packaged.jar"));
        Files.move(target.resolve("orchestrate.stamp"), project.resolve("packaged.stamp"));

        List<CompletableFuture<Ran>> starts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            starts.add(builder.start(program(), "--help"));
        }
        for (CompletableFuture<Ran> start : starts) {
            assertThat(start.join().exit()).isZero();
        }
        assertThat(mavenCalls()).hasSize(1);
    }

    @Test
    void aChangedSourceIsBuiltAndAnUnchangedOneIsNot() throws IOException {
        Shell builder = withSources("touch target/orchestrate.stamp");
        assertAnswers(builder.run(program(), "--help"));
        assertThat(mavenCalls()).isEmpty();

        Path source = project.resolve("src/main/java/dev/orchestrate/cli/Main.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now()));
        Ran built = builder.run(program(), "--help");
        assertThat(built.out()).isEqualTo(help());
        assertThat(built.err()).startsWith("orchestrate: building the program").hasLineCount(1);
        assertThat(mavenCalls()).hasSize(1);
    }

    @Test
    void aBuildThatFailsSaysWhy() throws IOException {
        Shell builder = withSources("echo '[INFO] much'; echo '[ERROR] a wrong word'; exit 1");
        Files.delete(target.resolve("orchestrate.stamp"));

        Ran ran = builder.run(program(), "--help");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .isEqualTo(
                        """
                        orchestrate: building the program (once, or when its sources have changed)
                        orchestrate: error: the build failed
                        [ERROR] a wrong word
                          the whole log: %s/build.log
                        """
                                .formatted(target));
        assertThat(target.resolve(".building")).doesNotExist();
    }

    /**
     * Makes a source checkout of the copy; what its Maven does beside noting that it was called.
     */
    private Shell withSources(String maven) throws IOException {
        Path source = project.resolve("src/main/java/dev/orchestrate/cli/Main.java");
        Files.createDirectories(source.getParent());
        FileTime past = FileTime.from(Instant.now().minusSeconds(3600));
        for (Path file : List.of(source, project.resolve("pom.xml"))) {
            Files.writeString(file, "");
            Files.setLastModifiedTime(file, past);
        }
        Path bin = Files.createDirectories(folder.resolve("fake"));
        executable(
                bin.resolve("mvn"),
                "#!/bin/sh\ncd '%s' || exit\necho \"$*\" >> maven.calls\n%s\n"
                        .formatted(project, maven));
        return shell.with("PATH", bin + ":" + path());
    }

    private List<String> mavenCalls() throws IOException {
        Path calls = project.resolve("maven.calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private List<Path> caches() throws IOException {
        try (Stream<Path> files = Files.list(target.resolve("aot"))) {
            return files.filter(file -> file.toString().endsWith(".aot")).sorted().toList();
        }
    }

    private static String help() throws IOException {
        return Shell.in(Shell.PACKAGED)
                .run(Shell.PROJECT.resolve("scripts/orchestrate"), "--help")
                .out();
    }

    private static void assertAnswers(Ran ran) throws IOException {
        assertThat(ran).isEqualTo(new Ran(0, help(), ""));
    }

    private Path program() {
        return project.resolve("scripts/orchestrate");
    }

    private String path() {
        return shell.environment().getOrDefault("PATH", "");
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            tree.forEach(file -> {
                try {
                    Files.copy(
                            file,
                            to.resolve(from.relativize(file).toString()),
                            StandardCopyOption.COPY_ATTRIBUTES);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
