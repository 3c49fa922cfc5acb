package dev.orchestrate.task;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code key=value} lines and {@code key<<WORD} blocks, which go on to a line that is {@code
 * WORD} alone. Lines end with a line feed, the last one may go without; empty ones between outputs
 * mean nothing. Used once.
 */
final class OutputLines {
    private final byte[] content;
    private final Predicate<String> holdsSecret;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private int at;
    private int line;

    OutputLines(byte[] content, Predicate<String> holdsSecret) {
        this.content = content;
        this.holdsSecret = holdsSecret;
    }

    OutputFile.Outputs read() throws TaskProblem {
        for (String text = next(); text != null; text = next()) {
            if (!text.isEmpty()) {
                output(text);
            }
        }
        return new OutputFile.Outputs(values, warnings);
    }

    private void output(String text) throws TaskProblem {
        int equals = text.indexOf('=');
        int block = text.indexOf("<<");
        boolean isBlock = block >= 0 && (equals < 0 || block < equals);
        int end = isBlock ? block : equals;
        if (end < 0) {
            throw malformed(line, "is neither `key=value` nor `key<<WORD`");
        }
        int first = line;
        String name = text.substring(0, end);
        if (!isName(name)) {
            throw malformed(first, "does not begin with a name (letters, digits, `_`)");
        }
        String value = isBlock ? block(text.substring(end + 2)) : text.substring(end + 1);
        String fault = fault(value);
        if (fault != null) {
            throw malformed(first, fault);
        }
        put(name, value);
    }

    private void put(String name, String value) {
        if (holdsSecret.test(value)) {
            values.remove(name);
            warnings.add(OutputFile.refused(name));
        } else {
            values.put(name, value);
        }
    }

    private String block(String word) throws TaskProblem {
        int first = line;
        if (word.isEmpty()) {
            throw malformed(first, "begins a block without a word that ends it");
        }
        StringBuilder value = new StringBuilder();
        String between = "";
        for (String text = next(); text != null; text = next()) {
            if (text.equals(word)) {
                return value.toString();
            }
            value.append(between).append(text);
            between = "\n";
        }
        throw malformed(first, "begins a block that does not end");
    }

    private @Nullable String next() throws TaskProblem {
        if (at == content.length) {
            return null;
        }
        int end = at;
        while (end < content.length && content[end] != '\n') {
            end++;
        }
        line++;
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(content, at, end - at))
                            .toString();
            at = Math.min(end + 1, content.length);
            return text;
        } catch (CharacterCodingException e) {
            throw malformed(line, "is not UTF-8");
        }
    }

    /** Why it can be no value of an output; null where it can. */
    static @Nullable String fault(String value) {
        if (value.indexOf('\0') >= 0) {
            return "holds a NUL character";
        }
        return value.getBytes(StandardCharsets.UTF_8).length > OutputFile.MOST_VALUE_BYTES
                ? "holds a value of more than 64KB"
                : null;
    }

    static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static TaskProblem malformed(int line, String what) {
        return TaskProblem.config("`ORCHESTRATE_OUTPUT`: line " + line + " " + what);
    }
}
