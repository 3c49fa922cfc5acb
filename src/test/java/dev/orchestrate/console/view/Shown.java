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
                    (_, _) -> true,
                    (task, attempt) -> List.of("compiling", "error: " + Stories.EVIL));

    /** Where no attempt could be started. */
    public static final Sources UNLOGGED =
            new Sources(Advice.NONE, LOGS, (_, _) -> false, (_, _) -> List.of());

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
