package dev.orchestrate.failure;

import java.time.Duration;

/** Durations as plans write them, in several units where one does not do: {@code 1h30m}. */
final class Spans {
    private Spans() {}

    static String text(Duration span) {
        StringBuilder text = new StringBuilder();
        part(text, span.toDaysPart(), "d");
        part(text, span.toHoursPart(), "h");
        part(text, span.toMinutesPart(), "m");
        part(text, span.toSecondsPart(), "s");
        part(text, span.toMillisPart(), "ms");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void part(StringBuilder text, long amount, String unit) {
        if (amount != 0) {
            text.append(amount).append(unit);
        }
    }
}
