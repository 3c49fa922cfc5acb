package dev.orchestrate.plan.yaml;

import org.jspecify.annotations.Nullable;

/**
 * Finds what keeps bytes from being text that YAML may hold: what is not UTF-8, control characters,
 * and pieces so long that the scanner, which holds a piece at once, would need a time quadratic in
 * their length.
 */
final class TextCheck {
    private static final int MAX_PIECE = 1 << 20;

    private final byte[] bytes;
    private int at;
    private int line = 1;
    private int lineStart;
    private int continuations;
    private int pieceStart;
    private boolean flow;
    private boolean quoted;
    private boolean escaped;
    private boolean comment;

    private TextCheck(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
        this.lineStart = from;
        this.pieceStart = from;
    }

    static @Nullable YamlProblem of(byte[] bytes, int from) {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            return new YamlProblem(
                    Place.of(1, 1, 1), "encoding", "the text is UTF-16", "save it as UTF-8");
        }
        return new TextCheck(bytes, from).check();
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private @Nullable YamlProblem check() {
        flow = startsAsFlow();
        while (at < bytes.length) {
            int b = bytes[at];
            int length = 1;
            if (b < 0) {
                length = Utf8.sequence(bytes, at);
                if (length == 0) {
                    return notUtf8();
                }
                if (!isAllowed(Utf8.codePoint(bytes, at, length))) {
                    return control(Utf8.codePoint(bytes, at, length));
                }
                continuations += length - 1;
            } else if (isControl(b)) {
                return control(b);
            } else {
                trackPiece(b);
            }
            at += length;
            if (b == '\n' || (b == '\r' && (at == bytes.length || bytes[at] != '\n'))) {
                newLine();
            }
            if (at - pieceStart > MAX_PIECE) {
                return tooLong();
            }
        }
        return null;
    }

    /** In a text that is one flow collection, as JSON is, a line may have any length. */
    private boolean startsAsFlow() {
        int i = at;
        while (i < bytes.length && (bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '\r')) {
            i++;
        }
        return i < bytes.length && (bytes[i] == '{' || bytes[i] == '[');
    }

    private void trackPiece(int b) {
        if (!flow || comment) {
            return;
        }
        boolean literal = escaped;
        escaped = quoted && b == '\\' && !literal;
        switch (b) {
            case '"' -> {
                quoted = quoted == literal;
                pieceStart = at;
            }
            case ' ', '\t', ',', '[', ']', '{', '}', '\'', '\\' -> pieceStart = at;
            case '#' -> comment = !quoted && at > 0 && bytes[at - 1] <= ' ';
            default -> {}
        }
    }

    private void newLine() {
        line++;
        lineStart = at;
        pieceStart = at;
        continuations = 0;
        comment = false;
    }

    private static boolean isControl(int b) {
        return b == 0x7F || (b < 0x20 && b != '\n' && b != '\t' && b != '\r');
    }

    private static boolean isAllowed(int codePoint) {
        return codePoint == 0x85
                || (codePoint >= 0xA0 && codePoint != 0xFFFE && codePoint != 0xFFFF);
    }

    private long here() {
        return Place.of(line, at - lineStart - continuations + 1, 1);
    }

    private YamlProblem notUtf8() {
        return new YamlProblem(
                here(),
                "encoding",
                "byte 0x" + hex(bytes[at] & 0xFF, 2) + " at offset " + at + " is not UTF-8",
                "save the text as UTF-8");
    }

    private YamlProblem control(int codePoint) {
        if (codePoint == 0) {
            return new YamlProblem(
                    here(), "binary", "the text is binary: a NUL byte is at offset " + at, null);
        }
        return new YamlProblem(
                here(),
                "control-character",
                "control character U+" + hex(codePoint, 4) + " is not allowed in YAML",
                "write it as an escape in double quotes: \"\\x" + hex(codePoint & 0xFF, 2) + "\"");
    }

    private YamlProblem tooLong() {
        return new YamlProblem(
                Place.of(line, 1, 1), "too-long", "a line is longer than 1 MiB", "break it");
    }

    private static String hex(int value, int digits) {
        String text = Integer.toHexString(value).toUpperCase(java.util.Locale.ROOT);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
