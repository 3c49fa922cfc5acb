package dev.orchestrate.plan;

import dev.orchestrate.plan.yaml.Node;
import dev.orchestrate.plan.yaml.Place;
import dev.orchestrate.plan.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a plan as lines, read only when something is to be said about them. */
final class SourceText {
    private final byte[] bytes;
    private int[] starts = new int[0];

    SourceText(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The text of a line, from 1, without its end; empty if there is no such line. */
    String line(int number) {
        index();
        if (number < 1 || number > starts.length) {
            return "";
        }
        int from = starts[number - 1];
        int to = from;
        while (to < bytes.length && bytes[to] != '\n' && bytes[to] != '\r') {
            to++;
        }
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /**
     * The place of a character of a scalar's text. It is found by the expression that the character
     * stands in, as a text and how it is written differ by quotes, escapes and indentation.
     */
    long placeInside(Node.Scalar scalar, int offset) {
        String text = scalar.text();
        int opening = text.lastIndexOf("${{", offset);
        if (opening < 0) {
            return scalar.place();
        }
        int nth = 0;
        for (int i = text.indexOf("${{"); i >= 0 && i < opening; i = text.indexOf("${{", i + 1)) {
            nth++;
        }
        int at = find(offsetOf(scalar.place()), nth);
        return at < 0 ? scalar.place() : placeOf(walk(scalar, at, offset - opening));
    }

    /** The n-th opening, from 0, of an expression at or after a byte; -1 if there is none. */
    private int find(int from, int nth) {
        int left = nth;
        for (int i = from; i + 2 < bytes.length; i++) {
            if (bytes[i] == '$' && bytes[i + 1] == '{' && bytes[i + 2] == '{' && left-- == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The byte that lies so many characters of the text after another. */
    private int walk(Node.Scalar scalar, int from, int chars) {
        int at = from;
        for (int i = 0; i < chars && at < bytes.length - 1; i++) {
            boolean escape =
                    switch (scalar.style()) {
                        case DOUBLE_QUOTED -> bytes[at] == '\\';
                        case SINGLE_QUOTED -> bytes[at] == '\'' && bytes[at + 1] == '\'';
                        case PLAIN, BLOCK -> false;
                    };
            if (escape) {
                at++;
            }
            if (bytes[at] == '\n') {
                while (at + 1 < bytes.length && bytes[at + 1] == ' ') {
                    at++;
                }
            }
            at++;
            while (at < bytes.length && (bytes[at] & 0xC0) == 0x80) {
                at++;
            }
        }
        return at;
    }

    private int offsetOf(long place) {
        index();
        int at = starts[Place.line(place) - 1];
        for (int column = 1; column < Place.column(place) && at < bytes.length; at++) {
            if (at + 1 >= bytes.length || (bytes[at + 1] & 0xC0) != 0x80) {
                column++;
            }
        }
        return at;
    }

    private long placeOf(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        int line = found >= 0 ? found : -found - 2;
        int column = 1;
        for (int i = starts[line]; i < offset; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                column++;
            }
        }
        return Place.of(line + 1, column, 1);
    }

    private void index() {
        if (starts.length > 0) {
            return;
        }
        int[] found = new int[64];
        int size = 0;
        found[size++] = YamlReader.byteOrderMark(bytes);
        for (int i = 0; i < bytes.length; i++) {
            boolean end =
                    bytes[i] == '\n'
                            || (bytes[i] == '\r'
                                    && (i + 1 == bytes.length || bytes[i + 1] != '\n'));
            if (end) {
                found = size == found.length ? Arrays.copyOf(found, size * 2) : found;
                found[size++] = i + 1;
            }
        }
        starts = Arrays.copyOf(found, size);
    }
}
