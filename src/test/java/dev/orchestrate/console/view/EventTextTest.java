package dev.orchestrate.console.view;

import static dev.orchestrate.testing.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.console.Ink;
import dev.orchestrate.run.Entry;
import dev.orchestrate.testing.Stories;
import dev.orchestrate.testing.Story;
import org.junit.jupiter.api.Test;

class EventTextTest {
    @Test
    void anEventIsALine() {
        assertGolden("view/events.txt", text(Stories.waiting()));
    }

    @Test
    void aHostileEventIsALineToo() {
        Story story = Stories.hostile();
        assertThat(text(story)).hasLineCount(story.entries().size());
    }

    private static String text(Story story) {
        StringBuilder lines = new StringBuilder();
        for (Entry entry : story.entries()) {
            lines.append(
                    EventText.line(entry, entry.event().getClass().getSimpleName(), Ink.ASCII));
            lines.append('\n');
        }
        return lines.toString();
    }
}
