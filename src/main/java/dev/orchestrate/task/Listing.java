package dev.orchestrate.task;

import java.util.List;

/**
 * What a key of a task type can name, for people who look for it.
 *
 * @param title of the whole, a few words
 */
public record Listing(String title, List<Entry> entries) {
    public Listing {
        entries = List.copyOf(entries);
    }

    /**
     * One of it.
     *
     * @param description one line
     * @param parts what belongs to it; may be empty
     */
    public record Entry(String name, String description, List<Entry> parts) {
        public Entry {
            parts = List.copyOf(parts);
        }
    }
}
