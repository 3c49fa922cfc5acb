package dev.orchestrate.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.scripts.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/package} and {@code scripts/install}: the program where there is no Java. */
class PackageIT {
    private static final long LARGEST = 60L << 20;

    @TempDir static Path folder;
    private final Path archive = Archive.path();

    @Test
    void itRunsWithoutAnyJavaInAFolderOfAnyName() throws IOException {
        assertThat(Files.size(archive)).isLessThan(LARGEST);
        Path place = Files.createDirectories(folder.resolve("a place"));
        assertThat(Shell.in(place).run("tar", "-xzf", archive, "--strip-components", "1").exit())
                .isZero();
        assertThat(place.resolve("LICENSE")).isNotEmptyFile();
        assertThat(place.resolve("THIRD-PARTY.txt")).content().contains("picocli");
        assertThat(place.resolve("bom.json")).content().contains("CycloneDX", "picocli");
        assertThat(place.resolve("completions/orchestrate.bash")).isNotEmptyFile();
        Path link =
                Files.createSymbolicLink(folder.resolve("link"), place.resolve("bin/orchestrate"));
        Shell bare = bare(Files.createDirectories(folder.resolve("work")));

        assertThat(bare.run(link, "--version").out()).startsWith("orchestrate ").contains("JDK ");
        assertThat(bare.run(link, "init").exit()).isZero();
        Ran ran = bare.run(link, "run", "--yes");
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(bare.run(link, "doctor").out()).contains(place.resolve("launcher").toString());
        assertThat(bare.run(link, "status", "--format", "json").out())
                .contains("\"status\": \"succeeded\"");
    }

    @Test
    void itIsInstalledAndReplacedOnThePath() throws IOException {
        Path prefix = folder.resolve("prefix");
        Shell shell = Shell.in(folder).with("ARCHIVE", archive.toString());
        for (int i = 0; i < 2; i++) {
            Ran installed = shell.run(Shell.PROJECT.resolve("scripts/install"), prefix);
            assertThat(installed.exit()).as(installed.err()).isZero();
            assertThat(installed.out()).contains("is not on the PATH yet");
            Ran found =
                    bare(folder)
                            .with("PATH", prefix.resolve("bin") + ":/usr/bin:/bin")
                            .run("sh", "-c", "orchestrate --version");
            assertThat(found.out()).startsWith("orchestrate ");
        }
        try (var left = Files.list(prefix.resolve("lib"))) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactly("orchestrate");
        }
    }

    @Test
    void twoBuildsMakeTheSameBytesButForTheStartUpCache() throws IOException {
        assertThat(contents(Archive.packed(folder.resolve("second"))))
                .isEqualTo(contents(archive))
                .contains("/bin/orchestrate");
    }

    /** Names, modes, times and sums of all but the cache. */
    private static String contents(Path archive) throws IOException {
        String list =
                "tar -tvzf \"$1\" | grep -v '[.]aot$' && "
                        + "tar -xzOf \"$1\" --exclude '*.aot' | cksum";
        Ran ran = Shell.in(folder).run("sh", "-c", list, "list", archive);
        assertThat(ran.exit()).as(ran.err()).isZero();
        return ran.out();
    }

    private static Shell bare(Path in) {
        return new Shell(in, Map.of("PATH", "/usr/bin:/bin", "HOME", in.toString()));
    }
}
