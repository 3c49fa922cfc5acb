package dev.orchestrate.journal;

import dev.orchestrate.run.Entry;
import tools.jackson.core.JsonGenerator;

/** Writes entries as lines of the journal, behind each other. Confined to one thread. */
final class LineWriter {
    private final Bytes to;
    private final JsonGenerator json;
    private final FieldsWriter fields;
    private final EventWriter events;
    private final Checksum checksum = new Checksum();

    LineWriter(Bytes to) {
        this.to = to;
        this.json = Json.generator(to);
        this.fields = new FieldsWriter(json);
        this.events = new EventWriter(fields);
    }

    void write(Entry entry) {
        int start = to.size();
        json.writeStartObject();
        fields.number("seq", entry.seq())
                .instant("at", entry.at())
                .text("event", EventNames.of(entry.event()))
                .number("synced", entry.synced());
        events.write(entry.event());
        json.flush();
        fields.text(Checksum.FIELD, checksum.of(to.content(), start, to.size()));
        json.writeEndObject();
        json.flush();
        to.write('\n');
    }
}
