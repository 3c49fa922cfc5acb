package dev.orchestrate.task.configedit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.events.CommentEvent;

/** The comments of a YAML text, as the parser finds them. */
final class YamlComments {
    private YamlComments() {}

    /** Each is there as before, in its order; others may have come in. */
    static void assertKept(String before, String after) {
        List<String> kept = new ArrayList<>(of(after));
        kept.retainAll(of(before));
        assertThat(kept).isEqualTo(of(before));
    }

    private static List<String> of(String text) {
        List<String> comments = new ArrayList<>();
        LoadSettings settings = LoadSettings.builder().setParseComments(true).build();
        new Parse(settings)
                .parseString(text)
                .forEach(event -> {
                    if (event instanceof CommentEvent comment
                            && comment.getCommentType() != CommentType.BLANK_LINE) {
                        comments.add(comment.getValue().strip());
                    }
                });
        return comments;
    }
}
