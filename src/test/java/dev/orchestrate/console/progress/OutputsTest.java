package dev.orchestrate.console.progress;

import static dev.orchestrate.testing.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.console.Captured;
import dev.orchestrate.console.Channel;
import dev.orchestrate.console.Ink;
import dev.orchestrate.console.Output;
import dev.orchestrate.console.progress.RunOutputs.Kind;
import dev.orchestrate.testing.Stories;
import dev.orchestrate.testing.Story;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputsTest {
    private static final Map<String, String> NOTHING = Map.of();

    @Test
    void jsonIsTheLineOfEachEntryInOrder() {
        Captured out = Captured.pipe();
        JsonOutput json = new JsonOutput(out.channel(), entry -> "{\"seq\":" + entry.seq() + "}");
        Story story = Stories.failed(json);
        json.close();
        assertThat(out.text().lines())
                .hasSize(story.entries().size())
                .startsWith("{\"seq\":1}", "{\"seq\":2}");
    }

    @Test
    void githubGetsGroupsAndAnnotations() {
        assertGolden("console/github.txt", github(false));
    }

    @Test
    void noTaskCanSpeakToGithub() {
        String text = github(true);
        boolean stopped = false;
        for (String line : text.split("\n", -1)) {
            if (line.equals("::t0k3n::")) {
                stopped = false;
            }
            if (line.startsWith("::") && !stopped) {
                assertThat(line).matches("::(group|endgroup|stop-commands|t0k3n|error title=).*");
                assertThat(line).doesNotContain("\r").doesNotContain("\u001b");
            }
            stopped |= line.equals("::stop-commands::t0k3n");
        }
        assertThat(stopped).isFalse();
        assertThat(GithubOutput.data("50%\r\n::x")).isEqualTo("50%25%0D%0A::x");
        assertThat(GithubOutput.property("a,b:c")).isEqualTo("a%2Cb%3Ac");
    }

    @Test
    void theOlderFormOfACommandIsBrokenUpWhereverItStands() {
        assertThat(GithubOutput.inert("see ##[add-mask]x, ###[y\n##[z]"))
                .isEqualTo("see ##\\x5badd-mask]x, ###\\x5by\n##\\x5bz]");
        assertThat(GithubOutput.inert("::error title=a # b ## [c]::x"))
                .isEqualTo("::error title=a # b ## [c]::x");
    }

    private static String github(boolean hostile) {
        Captured out = Captured.pipe();
        GithubOutput github =
                new GithubOutput(
                        out.channel(),
                        (task, attempt) -> List.of("output of " + task, "::error::" + attempt),
                        "t0k3n");
        Story told = hostile ? Stories.hostile(github) : Stories.failed(github);
        github.close();
        assertThat(told.entries()).isNotEmpty();
        return out.text();
    }

    @Test
    void theSurroundingsChooseWhereNothingIsAsked() {
        Map<String, String> actions = Map.of("GITHUB_ACTIONS", "true", "TERM", "xterm");
        Map<String, String> terminal = Map.of("TERM", "xterm");
        assertThat(RunOutputs.resolved(Kind.AUTO, output(actions), actions)).isEqualTo(Kind.GITHUB);
        assertThat(RunOutputs.resolved(Kind.PLAIN, output(actions), actions)).isEqualTo(Kind.PLAIN);
        assertThat(RunOutputs.resolved(Kind.AUTO, output(terminal), terminal)).isEqualTo(Kind.LIVE);
        assertThat(RunOutputs.resolved(Kind.AUTO, output(NOTHING), NOTHING)).isEqualTo(Kind.PLAIN);
    }

    @Test
    void whereNothingCanBeDrawnLinesTakeItsPlace() {
        Output output = output(NOTHING);
        RunOutputs outputs =
                new RunOutputs(
                        output,
                        InstantSource.system(),
                        entry -> "",
                        (task, attempt) -> List.of(),
                        () -> "token");
        try (RunOutput live = outputs.open(Kind.LIVE, NOTHING)) {
            assertThat(live).isInstanceOf(PlainOutput.class);
        }
    }

    private static Output output(Map<String, String> environment) {
        Channel out = Captured.pipe().channel();
        return new Output(out, Captured.of(Ink.ASCII, 80).channel(), environment);
    }
}
