package dev.orchestrate.task.testgen.python;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's `datetime` and `timedelta`, with the zone UTC or none. */
final class Times {
    static final String UTC = "datetime.timezone.utc";

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private Times() {}

    static @Nullable Value call(String path, List<Value> args, Map<String, Value> named) {
        return switch (path) {
            case "datetime.datetime.fromisoformat" -> parsed(Methods.text(args.getFirst()));
            case "datetime.timedelta" -> span(args, named);
            case "datetime.datetime" -> moment(args, named);
            default -> null;
        };
    }

    private static Value parsed(String text) {
        try {
            if (text.length() == "2026-01-02T03:04:05".length()) {
                return new Value.Moment(LocalDateTime.parse(text), false);
            }
            OffsetDateTime at = OffsetDateTime.parse(text);
            if (at.getOffset().equals(ZoneOffset.UTC) && at.getNano() == 0) {
                return new Value.Moment(at.toLocalDateTime(), true);
            }
        } catch (DateTimeParseException e) {
            if (text.chars().noneMatch(Character::isDigit)) {
                throw Raised.of("ValueError", "Invalid isoformat string: " + Texts.quoted(text));
            }
        }
        throw new Unclear("the time `" + text + "`");
    }

    private static @Nullable Value span(List<Value> args, Map<String, Value> named) {
        Duration sum = Duration.ZERO;
        if (args.size() > 1) {
            return null;
        }
        for (Value days : args) {
            sum = sum.plusDays(Natives.small(days));
        }
        for (Map.Entry<String, Value> part : named.entrySet()) {
            int count = Natives.small(part.getValue());
            switch (part.getKey()) {
                case "days" -> sum = sum.plusDays(count);
                case "hours" -> sum = sum.plusHours(count);
                case "minutes" -> sum = sum.plusMinutes(count);
                case "seconds" -> sum = sum.plusSeconds(count);
                default -> {
                    return null;
                }
            }
        }
        return new Value.Span(sum);
    }

    private static @Nullable Value moment(List<Value> args, Map<String, Value> named) {
        int[] parts = {1, 1, 1, 0, 0, 0};
        if (args.size() < 3 || args.size() > parts.length) {
            return null;
        }
        for (int i = 0; i < args.size(); i++) {
            parts[i] = Natives.small(args.get(i));
        }
        Value zone = named.getOrDefault("tzinfo", Value.NONE);
        boolean utc = isUtc(zone);
        if (!utc && !(zone instanceof Value.None)) {
            return null;
        }
        try {
            return new Value.Moment(
                    LocalDateTime.of(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]),
                    utc);
        } catch (DateTimeException e) {
            throw new Unclear("a time that is none");
        }
    }

    private static boolean isUtc(Value zone) {
        return zone instanceof Value.Imported imported && imported.path().equals(UTC);
    }

    /** An attribute or method, or null. */
    static @Nullable Value attribute(Value.Moment moment, String name) {
        return switch (name) {
            case "tzinfo" -> moment.utc() ? new Value.Imported(UTC, "timezone.utc") : Value.NONE;
            case "year" -> Value.Int.of(moment.local().getYear());
            case "month" -> Value.Int.of(moment.local().getMonthValue());
            case "day" -> Value.Int.of(moment.local().getDayOfMonth());
            case "hour" -> Value.Int.of(moment.local().getHour());
            case "isoformat", "replace" -> new Value.Native("." + name, moment);
            default -> null;
        };
    }

    static @Nullable Value method(
            Value.Moment moment, String name, List<Value> args, Map<String, Value> named) {
        if (name.equals("isoformat") && args.isEmpty() && named.isEmpty()) {
            return new Value.Text(SECONDS.format(moment.local()) + (moment.utc() ? "+00:00" : ""));
        }
        Value zone = named.get("tzinfo");
        if (name.equals("replace") && named.size() == 1 && zone != null && isUtc(zone)) {
            return new Value.Moment(moment.local(), true);
        }
        return null;
    }

    static @Nullable Value binary(String operator, Value left, Value right) {
        if (left instanceof Value.Moment a
                && right instanceof Value.Moment b
                && operator.equals("-")) {
            comparable(a, b);
            return new Value.Span(Duration.between(b.local(), a.local()));
        }
        if (left instanceof Value.Moment at && right instanceof Value.Span span) {
            return switch (operator) {
                case "+" -> new Value.Moment(at.local().plus(span.length()), at.utc());
                case "-" -> new Value.Moment(at.local().minus(span.length()), at.utc());
                default -> null;
            };
        }
        if (left instanceof Value.Span a && right instanceof Value.Span b) {
            return switch (operator) {
                case "+" -> new Value.Span(a.length().plus(b.length()));
                case "-" -> new Value.Span(a.length().minus(b.length()));
                case "%" -> modulo(a.length(), b.length());
                default -> null;
            };
        }
        return null;
    }

    private static Value modulo(Duration a, Duration b) {
        if (b.isZero()) {
            throw Raised.of("ZeroDivisionError", "integer division or modulo by zero");
        }
        return new Value.Span(Duration.ofSeconds(Math.floorMod(a.toSeconds(), b.toSeconds())));
    }

    /** The order, or null where these are no times. */
    static @Nullable Integer compare(Value left, Value right) {
        if (left instanceof Value.Moment a && right instanceof Value.Moment b) {
            comparable(a, b);
            return a.local().compareTo(b.local());
        }
        if (left instanceof Value.Span a && right instanceof Value.Span b) {
            return a.length().compareTo(b.length());
        }
        return null;
    }

    private static void comparable(Value.Moment a, Value.Moment b) {
        if (a.utc() != b.utc()) {
            throw Raised.of("TypeError", "can't compare offset-naive and offset-aware datetimes");
        }
    }
}
