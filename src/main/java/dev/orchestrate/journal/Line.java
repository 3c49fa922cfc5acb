package dev.orchestrate.journal;

import dev.orchestrate.run.Timestamp;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A whole line of a journal, as it is written, with what stands at its beginning. Immutable.
 *
 * @param synced the highest seq that was durable when it was written
 * @param event the event's name
 */
public record Line(long seq, Instant at, String event, long synced, Text text) {

    static Line parse(byte[] bytes, int from, int to) throws Fields.Unreadable {
        Head head = Head.parse(bytes, from, to);
        Text text = new Text(Arrays.copyOfRange(bytes, from, to));
        try {
            Instant at = Timestamp.parse(head.at());
            return new Line(head.seq(), at, head.event(), head.synced(), text);
        } catch (DateTimeException e) {
            throw new Fields.Unreadable("`at` is not a time", e);
        }
    }

    /** The value of a field of text, such as {@code task}; null where the event has none. */
    public @Nullable String field(String name) {
        try {
            return fields().textOrNull(name);
        } catch (Fields.Unreadable _) {
            return null;
        }
    }

    Fields fields() throws Fields.Unreadable {
        return Fields.parse(text.bytes, 0, text.bytes.length);
    }

    /** The line without its end. */
    public static final class Text {
        private final byte[] bytes;

        private Text(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Text text && Arrays.equals(bytes, text.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
