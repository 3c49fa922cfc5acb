package dev.orchestrate.console.view;

import static dev.orchestrate.testing.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.console.Ink;
import dev.orchestrate.journal.EventCodec;
import dev.orchestrate.run.Entry;
import dev.orchestrate.testing.Schemas;
import dev.orchestrate.testing.Stories;
import dev.orchestrate.testing.Story;
import java.util.List;
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

    @Test
    void everyLineOfAJournalFitsTheSchema() {
        for (Story story : List.of(Stories.failed(), Stories.waiting(), Stories.hostile())) {
            for (Entry entry : story.entries()) {
                Schemas.assertFits("event", EventCodec.encode(entry));
            }
        }
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
