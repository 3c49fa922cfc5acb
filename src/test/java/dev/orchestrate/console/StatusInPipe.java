package dev.orchestrate.console;

import dev.orchestrate.console.view.Shown;
import dev.orchestrate.console.view.StatusDocument;
import dev.orchestrate.console.view.StatusText;
import dev.orchestrate.testing.Stories;
import dev.orchestrate.testing.Story;
import java.util.Map;
import java.util.function.Supplier;

/** What {@code status} does when a pipe reads it; loaded by a test that has hidden much of us. */
public final class StatusInPipe implements Supplier<String> {
    @Override
    public String get() {
        Captured out = Captured.pipe();
        Output output = new Output(out.channel(), Captured.pipe().channel(), Map.of());
        Story story = Stories.failed();
        new StatusText(story.view(), story.state().dag(), story.now(), Ink.UNICODE)
                .page()
                .print(output.out());
        Documents.json(new StatusDocument(story.view(), Shown.LOGS), output.out().bytes());
        return out.text();
    }
}
