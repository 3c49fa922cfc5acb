package dev.orchestrate.run;

import static java.time.temporal.ChronoUnit.MILLIS;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Instants as the state and all documents have them, {@code 2026-01-31T10:15:02.123Z}: UTC, always
 * three digits of the second. By hand, since the JDK's formatter takes longer than all the rest of
 * a line.
 */
public final class Timestamp {
    private static final String FORM = "0000-00-00T00:00:00.000Z";
    private static final int DAY = 86_400_000;
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Timestamp() {}

    public static String of(Instant at) {
        long millis = at.toEpochMilli();
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(millis, (long) DAY));
        int time = Math.floorMod(millis, DAY);
        byte[] text = FORM.getBytes(StandardCharsets.US_ASCII);
        digits(text, 0, 4, date.getYear());
        digits(text, 5, 2, date.getMonthValue());
        digits(text, 8, 2, date.getDayOfMonth());
        digits(text, 11, 2, time / 3_600_000);
        digits(text, 14, 2, time / 60_000 % 60);
        digits(text, 17, 2, time / 1000 % 60);
        digits(text, 20, 3, time % 1000);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /**
     * Any other form is left to the JDK, so that what another version writes is read too; what
     * could not be written again is not taken for a time.
     */
    public static Instant parse(String text) throws DateTimeException {
        Instant at = isOurs(text) ? ours(text) : Instant.parse(text).truncatedTo(MILLIS);
        if (at.isBefore(FIRST) || at.isAfter(LAST)) {
            throw new DateTimeException("not a time of four digits of a year: " + text);
        }
        return at;
    }

    private static boolean isOurs(String text) {
        return text.length() == 24 && text.charAt(10) == 'T' && text.charAt(23) == 'Z';
    }

    private static Instant ours(String text) {
        LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2));
        long seconds =
                number(text, 11, 2) * 3600L + number(text, 14, 2) * 60L + number(text, 17, 2);
        long day = date.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        return Instant.ofEpochSecond(day + seconds, number(text, 20, 3) * 1_000_000L);
    }

    private static void digits(byte[] text, int from, int count, int value) {
        int rest = value;
        for (int i = from + count - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static int number(String text, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("not a time: " + text);
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
