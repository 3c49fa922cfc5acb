package dev.orchestrate.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations as people write them: {@code 500ms 10s 5m 2h 1d}. */
public final class Durations {
    private static final int MAX_DIGITS = 12;
    private static final long MAX_MILLIS = 36_500L * 86_400_000;

    private Durations() {}

    /** Null if the text is no duration, or one of more than 36,500 days. */
    public static @Nullable Duration parse(String text) {
        int digits = 0;
        long amount = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            amount = amount * 10 + (text.charAt(digits) - '0');
            if (++digits > MAX_DIGITS) {
                return null;
            }
        }
        long unit = digits == 0 ? 0 : millis(text.substring(digits));
        return unit == 0 || amount > MAX_MILLIS / unit ? null : Duration.ofMillis(amount * unit);
    }

    private static long millis(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 86_400_000;
            default -> 0;
        };
    }

    /** In the largest unit that says it exactly, so that {@link #parse} gives it back. */
    public static String format(Duration duration) {
        long millis = duration.toMillis();
        if (millis == 0) {
            return "0s";
        }
        if (millis % 86_400_000 == 0) {
            return millis / 86_400_000 + "d";
        }
        if (millis % 3_600_000 == 0) {
            return millis / 3_600_000 + "h";
        }
        if (millis % 60_000 == 0) {
            return millis / 60_000 + "m";
        }
        return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
    }
}
