package dev.orchestrate.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What every line begins with; found without reading the rest of the line. */
record Head(long seq, String at, String event, long synced) {
    private static final byte[] BEFORE_SEQ = "{\"seq\":".getBytes(StandardCharsets.US_ASCII);

    /**
     * Whether a line begins with its seq as this program writes it, and the seq is that one; found
     * without a parser.
     */
    static boolean beginsWithSeq(byte[] bytes, int from, int to, long expected) {
        int at = from + BEFORE_SEQ.length;
        if (!Arrays.equals(bytes, from, Math.min(at, to), BEFORE_SEQ, 0, BEFORE_SEQ.length)) {
            return false;
        }
        long seq = 0;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9' && seq <= expected) {
            seq = 10 * seq + bytes[at++] - '0';
        }
        return at < to && bytes[at] == ',' && seq == expected;
    }

    static Head parse(byte[] bytes, int from, int to) throws Fields.Unreadable {
        try (JsonParser parser = Json.parser(bytes, from, to)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Fields.Unreadable("is not an object", null);
            }
            return read(parser);
        } catch (JacksonException e) {
            throw new Fields.Unreadable("is not JSON", e);
        }
    }

    private static Head read(JsonParser parser) throws Fields.Unreadable {
        long seq = -1;
        long synced = -1;
        String at = null;
        String event = null;
        while (seq < 0 || synced < 0 || at == null || event == null) {
            String name = parser.nextName();
            if (name == null) {
                throw new Fields.Unreadable("has no seq, at, event or synced", null);
            }
            parser.nextToken();
            switch (name) {
                case "seq" -> seq = parser.getLongValue();
                case "at" -> at = parser.getString();
                case "event" -> event = parser.getString();
                case "synced" -> synced = parser.getLongValue();
                default -> parser.skipChildren();
            }
        }
        return new Head(seq, at, event, synced);
    }
}
