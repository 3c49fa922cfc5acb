package dev.orchestrate.cli;

import dev.orchestrate.console.Page;
import dev.orchestrate.console.Text;
import dev.orchestrate.console.Tone;
import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.task.Listing;
import dev.orchestrate.task.TaskHandler;
import dev.orchestrate.workspace.Tree;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** One task type, for people and as data. */
final class HandlerView {
    private final TaskHandler handler;
    private final List<Listing> listings;

    /** With all that its keys can name there. */
    HandlerView(TaskHandler handler, Tree workspace) {
        this.handler = handler;
        this.listings = handler.listings(workspace);
    }

    void show(Call call) {
        String format = call.arguments().format();
        if (format.equals("text")) {
            Page page = new Page(call.output().out().ink());
            describe(handler, page);
            listings.forEach(listing -> describe(listing, page));
            call.print(page);
        } else {
            call.write(this::write, format);
        }
    }

    static void describe(TaskHandler handler, Page page) {
        page.line(new Text().add(Tone.STRONG, handler.type()));
        page.line("  " + handler.description());
        for (KeySpec key : handler.spec().keys()) {
            String kind = word(key) + (key.required() ? ", required" : "");
            page.line(
                    new Text().add("    " + key.name()),
                    new Text().add(kind).add("  " + key.description() + words(key)));
        }
    }

    private static void describe(Listing listing, Page page) {
        page.line();
        page.line(new Text().add(Tone.STRONG, listing.title()));
        for (Listing.Entry entry : listing.entries()) {
            page.line(
                    new Text().add("    ").add(Tone.STRONG, entry.name()),
                    new Text().add(entry.description()));
            for (Listing.Entry part : entry.parts()) {
                page.line(
                        new Text().add("      " + part.name()), new Text().add(part.description()));
            }
        }
    }

    private void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("schema", 1);
        write(handler, json);
        json.writeArrayPropertyStart("listings");
        for (Listing listing : listings) {
            json.writeStartObject();
            json.writeStringProperty("title", listing.title());
            write(listing.entries(), "entries", json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(List<Listing.Entry> entries, String name, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        for (Listing.Entry entry : entries) {
            json.writeStartObject();
            json.writeStringProperty("name", entry.name());
            json.writeStringProperty("description", entry.description());
            if (!entry.parts().isEmpty()) {
                write(entry.parts(), "parts", json);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Its fields, into an object that is open. */
    static void write(TaskHandler handler, JsonGenerator json) {
        json.writeStringProperty("type", handler.type());
        json.writeStringProperty("description", handler.description());
        json.writeArrayPropertyStart("keys");
        handler.spec().keys().forEach(key -> write(key, json));
        json.writeEndArray();
        json.writeStringProperty("example", handler.example());
    }

    private static void write(KeySpec key, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("name", key.name());
        json.writeStringProperty("kind", word(key));
        json.writeBooleanProperty("required", key.required());
        json.writeStringProperty("description", key.description());
        json.writeEndObject();
    }

    private static String words(KeySpec key) {
        return key.words().isEmpty() ? "" : ": " + String.join(", ", key.words());
    }

    private static String word(KeySpec key) {
        return key.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
