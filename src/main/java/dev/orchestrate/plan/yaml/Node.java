package dev.orchestrate.plan.yaml;

import org.jspecify.annotations.Nullable;

/** A value in a YAML text, with its place. Immutable; shared wherever an alias names it. */
public abstract sealed class Node {
    private final long place;

    private Node(long place) {
        this.place = place;
    }

    /** See {@link Place}. */
    public long place() {
        return place;
    }

    /** How a scalar is written. */
    public enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        BLOCK
    }

    /** A single value. */
    public static final class Scalar extends Node {
        private final String text;
        private final Style style;
        private final boolean resolved;

        Scalar(long place, String text, Style style, boolean resolved) {
            super(place);
            this.text = text;
            this.style = style;
            this.resolved = resolved;
        }

        /** The text as written, without its quotes. */
        public String text() {
            return text;
        }

        public Style style() {
            return style;
        }

        /** Whether it is nothing: {@code null}, {@code ~} or empty, without quotes. */
        public boolean isNull() {
            return resolved && CoreSchema.isNull(text);
        }

        /** What it says as a truth value; null if it is none. */
        public @Nullable Boolean flag() {
            return resolved ? CoreSchema.flag(text) : null;
        }

        /** Whether it is a number of the core schema. */
        public boolean isNumber() {
            return resolved && CoreSchema.isNumber(text);
        }
    }

    /** A list. */
    public static final class Items extends Node {
        private final Node[] items;

        Items(long place, Node[] items) {
            super(place);
            this.items = items;
        }

        public int size() {
            return items.length;
        }

        public Node get(int i) {
            return items[i];
        }
    }

    /** A map, in the order of the text; no key comes twice. */
    public static final class Mapping extends Node {
        private final String[] keys;
        private final long[] keyPlaces;
        private final Node[] values;

        Mapping(long place, String[] keys, long[] keyPlaces, Node[] values) {
            super(place);
            this.keys = keys;
            this.keyPlaces = keyPlaces;
            this.values = values;
        }

        public int size() {
            return keys.length;
        }

        public String key(int i) {
            return keys[i];
        }

        public long keyPlace(int i) {
            return keyPlaces[i];
        }

        public Node value(int i) {
            return values[i];
        }
    }
}
