package dev.orchestrate.console.progress;

import static dev.orchestrate.testing.Golden.assertGolden;
import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.console.Captured;
import dev.orchestrate.console.Channel;
import dev.orchestrate.console.Ink;
import dev.orchestrate.console.Text;
import dev.orchestrate.run.EndingReason;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.RunState;
import dev.orchestrate.testing.Stories;
import dev.orchestrate.testing.Story;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;

class LiveOutputTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Story.BEGIN.plusSeconds(70));

    @Test
    void whatRunsStandsBelowWhatHasEnded() {
        VirtualTerminal screen = new VirtualTerminal(80, 24);
        Canvas canvas = new Canvas(screen.terminal(), Ink.UNICODE);
        Story story = Stories.halfway().after(2_500);
        canvas.draw(List.of("first"), picture(canvas, story));
        canvas.draw(List.of("second"), picture(canvas, story.after(10_000)));
        assertGolden("console/live-80x24.txt", screen.grid());
    }

    @Test
    void twentyColumnsAreEnough() {
        VirtualTerminal screen = new VirtualTerminal(20, 6);
        Canvas canvas = new Canvas(screen.terminal(), Ink.UNICODE);
        Story story = Stories.hostile().after(2_500);
        canvas.draw(List.of(), picture(canvas, Stories.halfway().after(2_500)));
        assertGolden("console/live-20x6.txt", screen.grid());
        canvas.draw(List.of(), picture(canvas, story));
        assertThat(screen.grid()).isEqualTo("1/1 1 failed 3.5s\n");
    }

    @Test
    void noLineIsLongerThanAnyTerminal() {
        Story story = Stories.halfway().after(100_000);
        for (int columns = 1; columns < 120; columns++) {
            for (int rows = 1; rows < 8; rows++) {
                LivePicture frame = new LivePicture(Ink.ASCII, columns, rows);
                List<Text> lines = frame.lines(story.state(), story.now(), 60_000L);
                assertThat(lines.size()).isLessThanOrEqualTo(Math.max(1, rows - 1));
                for (Text line : lines) {
                    assertThat(line.width()).isLessThanOrEqualTo(columns);
                }
            }
        }
    }

    @Test
    void moreTasksThanRowsAreCounted() {
        Story story =
                Story.of(flat(task("a"), task("b"), task("c"), task("d"), task("e")))
                        .starts("a", "b", "c", "d");
        List<Text> lines =
                new LivePicture(Ink.ASCII, 40, 6).lines(story.state(), story.now(), null);
        assertThat(lines.stream().map(line -> line.shown(Ink.ASCII)))
                .containsExactly(
                        "> a task a                          0.0s",
                        "> b task b                          0.0s",
                        "  and 2 more running",
                        "[-----------------------------] 0/5 0.0s");
    }

    @Test
    void whatIsBeingEndedSaysHowToEndItAtOnce() {
        Story story =
                Story.of(flat(task("a")))
                        .starts("a")
                        .happens(new Event.AttemptEnding("a", 1, EndingReason.INTERRUPT));
        List<Text> lines =
                new LivePicture(Ink.ASCII, 60, 6).lines(story.state(), story.now(), 60_000L);
        assertThat(lines.stream().map(line -> line.shown(Ink.ASCII)))
                .containsExactly(
                        "> a task a, is being ended                              0.0s",
                        "[-------------------] 0/1 0.0s, stopping; Ctrl-C again kills");
    }

    @Test
    void aResizeLeavesOnePicture() {
        VirtualTerminal screen = new VirtualTerminal(80, 24);
        Canvas canvas = new Canvas(screen.terminal(), Ink.ASCII);
        Story story = Stories.halfway().after(1_000);
        canvas.draw(List.of("above"), picture(canvas, story));
        screen.resize(100, 24);
        canvas.resized();
        canvas.draw(List.of(), picture(canvas, story));
        assertThat(screen.grid().lines().filter(line -> line.contains("2.1 task"))).hasSize(1);
        assertThat(screen.grid()).startsWith("above\n");
    }

    @Test
    void atTheEndOnlyTheLinesRemainAndTheCursorStandsBelow() {
        VirtualTerminal screen = new VirtualTerminal(80, 40);
        LiveOutput live = live(screen);
        Story story = Stories.failed(live);
        live.close();
        live.close();
        assertThat(story.entries()).isNotEmpty();
        assertGolden("console/live-end.txt", screen.grid());
    }

    @Test
    void aPauseLeavesTheTerminalToSomebodyElse() {
        VirtualTerminal screen = new VirtualTerminal(80, 40);
        LiveOutput live = live(screen);
        Story story = Stories.halfway(live);
        live.pause();
        String before = screen.grid();
        assertThat(before).doesNotContain("> 2.1").doesNotContain("[#").contains("1.4 succeeded");
        story.after(10).succeeds("2.1");
        assertThat(screen.grid()).isEqualTo(before);
        live.proceed();
        live.close();
        assertThat(screen.grid()).contains("2.1 succeeded");
    }

    @Test
    void aDumbTerminalIsNotDrawnOn() throws IOException {
        VirtualTerminal screen = new VirtualTerminal(80, 24);
        assertThat(Canvas.canDrawOn(screen.terminal())).isTrue();
        try (DumbTerminal dumb =
                new DumbTerminal(
                        "dumb",
                        "dumb",
                        new ByteArrayInputStream(new byte[0]),
                        new ByteArrayOutputStream(),
                        StandardCharsets.UTF_8)) {
            assertThat(Canvas.canDrawOn(dumb)).isFalse();
        }
    }

    @Test
    void whatIsHiddenFromTheStreamIsHiddenHere() {
        VirtualTerminal screen = new VirtualTerminal(80, 40);
        Channel looks = Captured.of(Ink.ASCII, 80).channel();
        looks.hide(text -> text.replace("1.4", "***"));
        try (LiveOutput live = new LiveOutput(screen.terminal(), looks, CLOCK)) {
            Stories.halfway(live);
        }
        assertThat(screen.grid()).contains("*** succeeded").doesNotContain("1.4 succeeded");
    }

    private static LiveOutput live(VirtualTerminal screen) {
        return new LiveOutput(screen.terminal(), Captured.of(Ink.ASCII, 80).channel(), CLOCK);
    }

    private static List<Text> picture(Canvas canvas, Story story) {
        RunState state = story.state();
        return new LivePicture(Ink.UNICODE, canvas.size().getColumns(), canvas.size().getRows())
                .lines(state, story.now(), story.view().etaMillis());
    }
}
