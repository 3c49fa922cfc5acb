package dev.orchestrate.journal;

import java.nio.charset.StandardCharsets;
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
        String at = head.at();
        if (at == null) {
            throw new Fields.Unreadable("`at` is missing", null);
        }
        return new Line(
                head.seq(),
                Timestamp.parse(at),
                head.event(),
                head.synced(),
                new Text(Arrays.copyOfRange(bytes, from, to)));
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
