package dev.orchestrate.console.view;

import static dev.orchestrate.testing.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.console.Ink;
import dev.orchestrate.run.RunView;
import dev.orchestrate.testing.Schemas;
import dev.orchestrate.testing.Stories;
import dev.orchestrate.testing.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhyTest {
    @Test
    void aBlockedTaskLeadsToTheFailureThatStartedIt() {
        Story story = Stories.failed();
        assertThat(ids("3.1", story)).containsExactly("3.1", "2", "2.2");
        assertGolden("view/why-blocked.txt", text("3.1", story));
    }

    @Test
    void aPendingTaskLeadsToWhatRuns() {
        Story story = Stories.halfway();
        assertThat(ids("3.1", story)).containsExactly("3.1", "2", "2.1");
        assertThat(ids("2.3", story)).containsExactly("2.3", "2.2");
        assertGolden("view/why-pending.txt", text("2.3", story));
    }

    @Test
    void aTaskBehindAGateLeadsToThePerson() {
        Story story = Stories.waiting();
        assertGolden("view/why-waiting.txt", text("2.1", story));
        assertGolden("view/why-quarantined.txt", text("2.2", story));
    }

    @Test
    void everyTaskOfEveryRunHasAChainThatFitsTheSchema() {
        for (Story story :
                List.of(
                        Stories.failed(),
                        Stories.halfway(),
                        Stories.waiting(),
                        Stories.hostile())) {
            for (RunView.TaskView task : story.view().tasks()) {
                List<Why.Link> chain = chain(task.id(), story);
                assertThat(chain).isNotEmpty();
                Schemas.assertFits(
                        "why", Shown.json(new WhyDocument(chain, story.view(), Advice.NONE)));
            }
        }
    }

    @Test
    void whatTheRunDoesNotHaveHasNoChain() {
        assertThat(chain("9.9", Stories.failed())).isEmpty();
    }

    private static List<String> ids(String task, Story story) {
        return chain(task, story).stream().map(Why.Link::id).toList();
    }

    private static List<Why.Link> chain(String task, Story story) {
        return Why.of(task, story.view(), story.state().dag());
    }

    private static String text(String task, Story story) {
        return WhyText.page(chain(task, story), story.view(), Advice.NONE, Ink.ASCII).toString();
    }
}
