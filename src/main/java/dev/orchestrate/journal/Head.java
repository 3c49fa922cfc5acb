package dev.orchestrate.journal;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What every line begins with; found without reading the rest of the line. */
record Head(long seq, String at, String event, long synced) {

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
