package dev.orchestrate.console.view;

import dev.orchestrate.console.Documents;
import dev.orchestrate.testing.Stories;
import dev.orchestrate.testing.Story;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Documents as text, and what reports are made from in tests. */
public final class Shown {
    public static final LogPath LOGS =
            (task, attempt) -> "runs/" + Story.RUN + "/logs/" + task + "." + attempt + ".log";

    public static final Sources SOURCES =
            new Sources(
                    new Advice(List.of("--plan", "my plan.yaml"), List.of("--phase", "2"), null),
                    LOGS,
                    (task, attempt) -> List.of("compiling", "error: " + Stories.EVIL));

    private Shown() {}

    public static String json(Documents.Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Documents.json(content, bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    public static String yaml(Documents.Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Documents.yaml(content, bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    static StatusDocument status(Story story) {
        return new StatusDocument(story.view(), LOGS);
    }
}
