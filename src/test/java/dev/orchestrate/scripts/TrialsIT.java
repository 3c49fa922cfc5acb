package dev.orchestrate.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.scripts.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code scripts/torture} and {@code scripts/bench}, in small: they end well and say what they
 * found.
 */
class TrialsIT {
    private static final String SCRIPTS = Shell.PROJECT.resolve("scripts").toString();

    /** All that the trials themselves call; the Java is found where systems install one. */
    private static final String NO_PEERS =
            "for tool in sh cc as ld ps; do ln -s \"$(command -v $tool)\" .; done; "
                    + "ln -s \"$(python3 -c 'import sys; print(sys.executable)')\" python3";

    private static final Pattern TOLD =
            Pattern.compile(
                    """
                    torture: error: seed \\d+: t\\d+ is quarantined, .*
                      kept: (.*)
                      again: scripts/torture --rounds 1 --seed \\d+
                    """);

    @TempDir Path folder;
    private Path temporary;

    @BeforeEach
    void makeAFolderForWhatIsTemporary() throws IOException {
        temporary = Files.createDirectory(folder.resolve("temporary"));
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void whatIsKilledAtRandomMomentsIsDoneOnce() throws IOException {
        assertThat(trial("torture --rounds 3").out())
                .startsWith("torture: 3 rounds from seed ")
                .contains("every effect exactly once, nothing left running");
    }

    /** Without a launcher nobody can know how a task ended that outlived the program. */
    @Test
    void whatDoesNotHoldIsToldWithTheSeedAndTheFolder() throws IOException {
        Ran ran =
                shell().with("ORCHESTRATE_JAVA_OPTS", "-Dorchestrate.launcher=")
                        .run(SCRIPTS + "/torture", "--rounds", 20, "--seed", 5);
        assertThat(ran.exit()).isEqualTo(1);
        Matcher told = TOLD.matcher(ran.err());
        assertThat(told.find()).as(ran.err()).isTrue();
        Path kept = Path.of(told.group(1));
        assertThat(kept.resolve("plan.json")).exists();
        assertThat(Shell.in(folder).run("rm", "-r", kept).exit()).isZero();
    }

    @Test
    void startUpIsMeasured() throws IOException {
        assertThat(trial("bench/startup --rounds 1").out())
                .contains("| command |", "| hello |", "| --version |", "| status |");
    }

    @Test
    void theCostOfATaskIsMeasured() throws IOException {
        assertThat(trial("bench/tasks --tasks 20 --chain 5 --rounds 1 --peers ninja").out())
                .contains("| 20 x /bin/true", "| a chain of 5 x /bin/true", "| spawn loop |")
                .contains("| orchestrate |", "| orchestrate without launcher |");
    }

    @Test
    void scaleIsMeasured() throws IOException {
        assertThat(trial("bench/scale --small --rounds 1").out())
                .contains("SMALL", "| resident memory", "| `plan` of 1,000 tasks |", "| resuming ")
                .contains("| slower with 4 readers");
    }

    @Test
    void makespansAreMeasuredAndDrawn() throws IOException {
        Path chart = folder.resolve("chart.svg");
        assertThat(trial("bench/workflows --widths 8 --bound 1 --svg " + chart).out())
                .contains("| smoke | 100 | 8 |", "The run over the simulated schedule");
        assertThat(chart).content().startsWith("<svg").contains("8 at a time", "smoke");
    }

    @Test
    void whatAKillDoesIsCounted() throws IOException {
        assertThat(trial("bench/killed --tasks 12 --rounds 1").out())
                .contains("| orchestrate | alone | 1 | 0 | 0 | 0 | nothing |")
                .contains("| orchestrate | group | 1 | 0 | 0 | 0 | nothing |");
    }

    @Test
    void peersThatAreNotInstalledAreLeftOutAndNamed() throws IOException {
        Path tools = Files.createDirectory(folder.resolve("tools"));
        assertThat(Shell.in(tools).run("sh", "-c", NO_PEERS).exit()).isZero();
        Ran ran =
                shell().with("PATH", tools.toString())
                        .run(SCRIPTS + "/bench/tasks", "--tasks", 5, "--chain", 2, "--rounds", 1);
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("not installed: make, ninja, doit, snakemake (Debian: `apt-get install ")
                .contains("| orchestrate |")
                .doesNotContain("| make |");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "torture --rounds 0",
                "bench/startup --rounds none",
                "bench/tasks --peers nobody",
                "bench/scale --large",
                "bench/workflows --widths 0",
                "bench/killed --tasks -1"
            })
    void whatIsNotUnderstoodIsRefused(String words) throws IOException {
        Ran ran = ran(words);
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("error: ").doesNotContain("Traceback");
    }

    @Test
    void whatIsNoWorkflowIsRefused() throws IOException {
        Ran ran = ran("bench/workflows " + temporary);
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err())
                .isEqualTo("workflows: error: `" + temporary + "` holds no workflow: no *.json\n");
    }

    private Ran trial(String words) throws IOException {
        Ran ran = ran(words);
        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
        return ran;
    }

    private Ran ran(String words) throws IOException {
        return shell().run((Object[]) (SCRIPTS + "/" + words).split(" "));
    }

    private Shell shell() {
        return Shell.in(folder).with("TMPDIR", temporary.toString());
    }
}
