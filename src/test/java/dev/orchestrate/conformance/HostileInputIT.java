package dev.orchestrate.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.orchestrate.conformance.Place.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plans that were made to hurt, with little memory: each is one message that says what is wrong, at
 * once, and nothing is left behind.
 */
class HostileInputIT {
    /** Two seconds on a quiet machine; tests share theirs. */
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    private static final String MINIMAL =
            """
            version: 1
            name: p
            phases:
              - id: 1
                tasks:
                  - { id: a, run: touch ran }
            """;

    @TempDir Path folder;
    private Place place;
    private Path plan;

    @BeforeEach
    void makeTheWorkspace() throws IOException {
        place = Place.make(folder);
        plan = place.workspace().resolve("orchestrate.yaml");
    }

    @Test
    void aFileOf100Megabytes() throws IOException {
        byte[] megabyte = "# nothing but remarks..........\n".repeat(32768).getBytes(UTF_8);
        try (var file = Files.newOutputStream(plan)) {
            for (int i = 0; i < 100; i++) {
                file.write(megabyte);
            }
        }
        assertRefused("64 MiB");
    }

    @Test
    void aBombOfAliases() throws IOException {
        StringBuilder bomb =
                new StringBuilder("x-0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("x-%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        }
        Files.writeString(plan, bomb + MINIMAL.replace("touch ran", "[*a39]"));
        assertRefused("alias");
    }

    @Test
    void twentyThousandLevels() throws IOException {
        Files.writeString(plan, MINIMAL + "x-deep: " + "[".repeat(20_000) + "]".repeat(20_000));
        assertRefused("deep");
    }

    @Test
    void twentyThousandLevelsOfMaps() throws IOException {
        Files.writeString(plan, MINIMAL + "x-deep: " + "{a: ".repeat(20_000) + "}".repeat(20_000));
        assertRefused("deep");
    }

    @Test
    void bytesThatAreNoUtf8() throws IOException {
        byte[] bytes = MINIMAL.getBytes(UTF_8);
        bytes[MINIMAL.indexOf("touch")] = (byte) 0xC3;
        Files.write(plan, bytes);
        assertRefused("UTF-8");
    }

    @Test
    void aNulByte() throws IOException {
        Files.writeString(plan, MINIMAL.replace("touch ran", "touch\0ran"));
        assertRefused("orchestrate.yaml:6:");
    }

    @Test
    void noise() throws IOException {
        byte[] bytes = new byte[1 << 20];
        new Random(1).nextBytes(bytes);
        Files.write(plan, bytes);
        assertRefused("orchestrate.yaml");
    }

    @Test
    void aFolder() throws IOException {
        Files.createDirectory(plan);
        assertRefused("folder");
    }

    @Test
    void aPipeThatNobodyWritesInto() throws IOException {
        assertThat(place.sh("mkfifo orchestrate.yaml").exit()).isZero();
        assertRefused("orchestrate.yaml");
    }

    @Test
    void aDeviceWithoutAnEnd() throws IOException {
        Files.createSymbolicLink(plan, Path.of("/dev/zero"));
        assertRefused("orchestrate.yaml");
    }

    @Test
    void aFileThatMayNotBeRead() throws IOException {
        Files.writeString(plan, MINIMAL);
        Files.setPosixFilePermissions(plan, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(plan)).as("the administrator may read everything").isFalse();
        assertRefused("orchestrate.yaml");
    }

    @Test
    void aFileThatIsNotThere() throws IOException {
        assertRefused("orchestrate.yaml");
    }

    @Test
    void anEmptyFile() throws IOException {
        Files.writeString(plan, "");
        assertRefused("empty");
    }

    @Test
    void aKeyThatIsThereTwice() throws IOException {
        Files.writeString(plan, MINIMAL + "name: q\n");
        assertRefused("orchestrate.yaml:7:1: error: ");
    }

    @Test
    void aTagOfAnotherLanguage() throws IOException {
        Files.writeString(plan, MINIMAL.replace("touch ran", "!!java.io.File [ran]"));
        assertRefused("orchestrate.yaml:6:");
    }

    @Test
    void aSecondDocument() throws IOException {
        Files.writeString(plan, MINIMAL + "---\n" + MINIMAL);
        assertRefused("orchestrate.yaml:7:");
    }

    private void assertRefused(String part) throws IOException {
        long began = System.nanoTime();
        Ran ran =
                place.run(
                        List.of("orchestrate", "run", "--plan", "orchestrate.yaml"),
                        Map.of("ORCHESTRATE_JAVA_OPTS", "-Xmx512m"));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(AT_ONCE);
        assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(part).doesNotContain("Exception", "\tat ");
        assertThat(ran.err())
                .startsWith("orchestrate.yaml:")
                .endsWith(
                        "orchestrate: error: `orchestrate.yaml` is not a valid plan: it has 1 error\n");
        assertThat(ran.err().split("error: ", -1)).as("one, and their count").hasSize(3);
        assertThat(ran.err().length()).as(ran.err()).isLessThan(1000);
        assertThat(place.has("ran")).isFalse();
        assertThat(place.has(".orchestrate")).isFalse();
    }
}
