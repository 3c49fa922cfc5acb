package dev.orchestrate.console.view;

import static dev.orchestrate.testing.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.console.Ink;
import dev.orchestrate.run.Answer;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.RunViews;
import dev.orchestrate.testing.Schemas;
import dev.orchestrate.testing.Stories;
import dev.orchestrate.testing.Story;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatusTest {
    @Test
    void theDocumentHasTheFieldsOfItsContractInTheirOrder() {
        assertGolden("view/status.json", Shown.json(Shown.status(Stories.failed())));
    }

    @Test
    void yamlSaysTheSame() {
        assertGolden("view/status.yaml", Shown.yaml(Shown.status(Stories.failed())));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void everyRunFitsTheSchema(Story story) {
        Schemas.assertFits("status", Shown.json(Shown.status(story)));
    }

    static Stream<Story> stories() {
        return Stream.of(Stories.failed(), Stories.halfway(), Stories.waiting(), Stories.hostile());
    }

    @Test
    void aFailedRunIsATree() {
        assertGolden("view/status-failed.txt", text(Stories.failed(), Ink.UNICODE));
    }

    @Test
    void aRunThatGoesOnShowsTheTimeOfWhatRuns() {
        assertGolden("view/status-running.txt", text(Stories.halfway().after(2_500), Ink.UNICODE));
    }

    @Test
    void whatWaitsSaysForWhat() {
        assertGolden("view/status-waiting.txt", text(Stories.waiting(), Ink.ASCII));
    }

    @Test
    void theClassOfAFailureIsOfATaskThatStandsSo() {
        assertThat(lineOf("2.2", Stories.failed())).endsWith(": exit code 1 (permanent)");
        for (Answer answer : List.of(Answer.DONE, Answer.SKIP, Answer.RETRY)) {
            Story decided =
                    Stories.failed()
                            .happens(
                                    new Event.TaskDecided(
                                            "2.2", answer, false, "ann", null, List.of(), null));
            assertThat(lineOf("2.2", decided)).doesNotContain("permanent");
        }
    }

    @Test
    void theClassOfAFailureIsOfATaskThatIsTriedAgain() {
        Story story =
                Story.of(Stories.roadmap()).starts("1.1", "1.2").after(5).retries("1.2", 75, 1_000);
        assertThat(lineOf("1.2", story)).contains("waiting").endsWith("(transient)");
    }

    private static String lineOf(String task, Story story) {
        return text(story, Ink.ASCII)
                .lines()
                .filter(line -> line.contains(" " + task + " "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void colorIsNeverTheOnlyCarrier() {
        Story story = Stories.failed();
        String colored = text(story, new Ink(true, true));
        assertThat(colored).contains("\u001b[31m");
        assertThat(colored.replaceAll("\u001b\\[[0-9]*m", "")).isEqualTo(text(story, Ink.UNICODE));
    }

    @Test
    void aRunWhoseProcessIsGoneIsInterrupted() {
        Story story = Stories.halfway();
        String text =
                new StatusText(
                                RunViews.of(story.state(), story.now(), false),
                                story.state().dag(),
                                story.now(),
                                Ink.ASCII)
                        .page()
                        .toString();
        assertThat(text).contains("interrupted (its process is gone)").contains("> 2.1 task 2.1");
    }

    @Test
    void listsAreShownNewestFirstAsGiven() {
        List<RunLine> runs =
                List.of(RunLine.of(Stories.halfway().view()), RunLine.of(Stories.failed().view()));
        assertGolden("view/list.txt", ListText.page(runs, true, Ink.ASCII).toString());
        String json = Shown.json(new ListDocument(runs));
        assertGolden("view/list.json", json);
        Schemas.assertFits("list", json);
        assertThat(ListText.page(List.of(), false, Ink.ASCII)).hasToString("there are no runs\n");
        assertThat(ListText.page(List.of(), true, Ink.ASCII))
                .hasToString("none of the runs fits\n");
    }

    private static String text(Story story, Ink ink) {
        return new StatusText(story.view(), story.state().dag(), story.now(), ink)
                .page()
                .toString();
    }
}
