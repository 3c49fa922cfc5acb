package dev.orchestrate.syntax;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the parser's offsets, in bytes of UTF-8, to those of a {@link String}. */
final class Offsets {
    private final String text;
    private final int @Nullable [] characters;
    private final List<Integer> lines = new ArrayList<>(List.of(0));

    Offsets(String text) {
        this.text = text;
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        // A text of ASCII alone needs no table.
        this.characters = bytes == text.length() ? null : table(text, bytes);
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            lines.add(at + 1);
        }
    }

    String text() {
        return text;
    }

    /** Of the character that the byte belongs to. */
    int character(int byteOffset) {
        return characters == null ? byteOffset : characters[byteOffset];
    }

    /** Of a line's first character; lines count from 0. */
    int lineStart(int line) {
        return lines.get(line);
    }

    private static int[] table(String text, int bytes) {
        int[] table = new int[bytes + 1];
        int at = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int width = width(text.codePointAt(i));
            for (int k = 0; k < width; k++) {
                table[at++] = i;
            }
        }
        table[bytes] = text.length();
        return table;
    }

    /** As long as the text, and without halves of surrogate pairs: the parser refuses them. */
    static String encodable(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** In bytes; half a surrogate pair is written as a question mark. */
    private static int width(int codePoint) {
        boolean half = Character.MIN_SURROGATE <= codePoint && codePoint <= Character.MAX_SURROGATE;
        if (codePoint < 0x80 || half) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }
}
