package dev.orchestrate.plan.expr;

import org.jspecify.annotations.Nullable;

/** Text that is a number: {@code -12}, {@code 3.5}, {@code 1e6}. */
final class Numbers {
    private Numbers() {}

    /** Its value as the nearest double, white space around it ignored; null for any other text. */
    static @Nullable Double read(String text) {
        String trimmed = text.strip();
        int at = trimmed.startsWith("-") ? 1 : 0;
        int end = digits(trimmed, at);
        if (end == at) {
            return null;
        }
        if (end < trimmed.length() && trimmed.charAt(end) == '.') {
            at = end + 1;
            end = digits(trimmed, at);
            if (end == at) {
                return null;
            }
        }
        if (end < trimmed.length() && (trimmed.charAt(end) | 0x20) == 'e') {
            at = end + 1;
            at += at < trimmed.length() && "+-".indexOf(trimmed.charAt(at)) >= 0 ? 1 : 0;
            end = digits(trimmed, at);
            if (end == at) {
                return null;
            }
        }
        return end == trimmed.length() ? (Double) Double.parseDouble(trimmed) : null;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
