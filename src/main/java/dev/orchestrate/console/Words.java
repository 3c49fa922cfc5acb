package dev.orchestrate.console;

import dev.orchestrate.run.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Durations, sizes, counts and times in words, the same everywhere. */
public final class Words {
    private static final int NAMES_SHOWN = 8;
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Words() {}

    /** As in {@code 0.3s}, {@code 12s}, {@code 3m 05s}, {@code 2h 10m}, {@code 1d 04h}. */
    public static String duration(long millis) {
        long m = Math.max(0, millis);
        if (m < 10 * SECOND - 50) {
            long tenths = (m + 50) / 100;
            return tenths / 10 + "." + tenths % 10 + "s";
        } else if (m < MINUTE - 500) {
            return (m + 500) / SECOND + "s";
        } else if (m < HOUR - 500) {
            long seconds = (m + 500) / SECOND;
            return seconds / 60 + "m " + twoDigits(seconds % 60) + "s";
        } else if (m < DAY - 30 * SECOND) {
            long minutes = (m + 30 * SECOND) / MINUTE;
            return minutes / 60 + "h " + twoDigits(minutes % 60) + "m";
        }
        long hours = (m + 30 * MINUTE) / HOUR;
        return hours / 24 + "d " + twoDigits(hours % 24) + "h";
    }

    /** In powers of 1024, as in {@code 512 B}, {@code 1.5 KB}, {@code 12 MB}. */
    public static String size(long bytes) {
        String[] units = {"B", "KB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1023.95 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        String number =
                unit == 0 || value >= 9.95
                        ? Long.toString(Math.round(value))
                        : Double.toString(Math.round(value * 10) / 10.0);
        return number + " " + units[unit];
    }

    /** As in {@code 1 task}, {@code 2 tasks}. */
    public static String count(long n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }

    /** The first line of a text; dots stand for the others. */
    public static String opening(String text) {
        String whole = text.strip();
        String first = whole.lines().findFirst().orElse("").strip();
        return first.equals(whole) ? first : first.replaceFirst("[.:]$", "") + " ...";
    }

    /** As in {@code 1.1 Expand coverage}; a name that only says the id again is left out. */
    public static String titled(String id, String name) {
        return id + besideId(id, name);
    }

    /** A name as it follows its id: after a blank, or empty where it only says the id again. */
    public static String besideId(String id, String name) {
        return name.equals(id) ? "" : " " + name;
    }

    /** As in {@code a, b and 3 more}. */
    public static String some(List<String> names) {
        int more = names.size() - NAMES_SHOWN;
        return more <= 0
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMES_SHOWN)) + " and " + more + " more";
    }

    /** A share from 0 to 1, as in {@code 95%}; 100% means all of it. */
    public static String percent(double share) {
        return (long) Math.floor(share * 100 + 1e-9) + "%";
    }

    /** UTC, to the second, as in {@code 2026-01-31 10:15:02}. */
    public static String moment(Instant at) {
        return Timestamp.of(at).substring(0, 19).replace('T', ' ');
    }

    /** A constant of an enum as people read it. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String twoDigits(long n) {
        return n < 10 ? "0" + n : Long.toString(n);
    }
}
