package dev.orchestrate.plan;

import dev.orchestrate.plan.yaml.CoreSchema;
import dev.orchestrate.plan.yaml.Node;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads single values; what they are not is told to the {@link Problems}. */
final class Scalars {
    private final Problems problems;

    Scalars(Problems problems) {
        this.problems = problems;
    }

    /** A scalar that is not nothing. */
    Node.@Nullable Scalar scalar(String key, Node node) {
        if (!(node instanceof Node.Scalar scalar)) {
            wrongType(key, node, "a single value");
            return null;
        }
        if (scalar.isNull()) {
            missingValue(key, node.place());
            return null;
        }
        return scalar;
    }

    void missingValue(String key, long place) {
        problems.error(
                place,
                "missing-value",
                "`" + key + "` has no value",
                "remove it, or write \"\" for an empty text");
    }

    void wrongType(String key, Node node, String wanted) {
        String is =
                switch (node) {
                    case Node.Items _ -> "a list";
                    case Node.Mapping _ -> "a map";
                    case Node.Scalar scalar -> "`" + shortened(scalar.text()) + "`";
                };
        problems.error(node.place(), "wrong-type", "`" + key + "` is " + is + ", not " + wanted);
    }

    @Nullable Boolean flag(String key, Node node) {
        Node.Scalar scalar = scalar(key, node);
        if (scalar == null) {
            return null;
        }
        Boolean flag = scalar.flag();
        if (flag == null) {
            problems.error(
                    scalar.place(),
                    "wrong-type",
                    "`" + key + "` is `" + shortened(scalar.text()) + "`, not true or false",
                    "write true or false, without quotes");
        }
        return flag;
    }

    /** A number; bounds are up to the caller. */
    @Nullable BigDecimal number(String key, Node node) {
        Node.Scalar scalar = scalar(key, node);
        if (scalar == null) {
            return null;
        }
        BigDecimal number = scalar.isNumber() ? CoreSchema.number(scalar.text()) : null;
        if (number == null) {
            wrongType(key, scalar, "a number");
        }
        return number;
    }

    /** A whole number within the bounds of its shape. */
    @Nullable Integer integer(String key, Node node, Shape.Atom shape) {
        Integer number = whole(key, node);
        int least =
                shape == Shape.Atom.COUNT ? 1 : shape == Shape.Atom.WHOLE ? 0 : -Integer.MAX_VALUE;
        if (number != null && number < least) {
            outOfRange(key, number.toString(), node.place(), "at least " + least);
            return null;
        }
        return number;
    }

    private @Nullable Integer whole(String key, Node node) {
        Node.Scalar scalar = scalar(key, node);
        if (scalar == null) {
            return null;
        }
        // Most are of this kind, and the first BigDecimal of a process costs 18 ms.
        if (scalar.isNumber() && CoreSchema.isFewDigits(scalar.text())) {
            return Integer.valueOf(scalar.text());
        }
        BigDecimal number = number(key, scalar);
        if (number == null) {
            return null;
        }
        BigDecimal most = BigDecimal.valueOf(Integer.MAX_VALUE);
        if (number.abs().compareTo(most) > 0 || number.stripTrailingZeros().scale() > 0) {
            wrongType(key, node, "a whole number");
            return null;
        }
        return number.intValue();
    }

    void outOfRange(String key, String value, long place, String wanted) {
        problems.error(
                place, "out-of-range", "`" + key + "` is " + value + ", and must be " + wanted);
    }

    @Nullable Duration duration(String key, Node node, Shape.Atom shape) {
        Node.Scalar scalar = scalar(key, node);
        if (scalar == null) {
            return null;
        }
        Duration duration = Durations.parse(scalar.text());
        if (duration == null) {
            problems.error(
                    scalar.place(),
                    "bad-duration",
                    "`" + key + "` is no duration: `" + shortened(scalar.text()) + "`",
                    "write a whole number with ms, s, m, h or d, as in `90s`");
        } else if (shape == Shape.Atom.LIMIT && duration.isZero()) {
            outOfRange(key, scalar.text(), scalar.place(), "more than 0");
            return null;
        }
        return duration;
    }

    /** In bytes; -1 if it is none. */
    long size(String key, Node node) {
        Node.Scalar scalar = scalar(key, node);
        if (scalar == null) {
            return -1;
        }
        long bytes = Sizes.parse(scalar.text());
        if (bytes < 0) {
            problems.error(
                    scalar.place(),
                    "bad-size",
                    "`" + key + "` is no size: `" + shortened(scalar.text()) + "`",
                    "write a whole number with KB, MB or GB, as in `256MB`");
        }
        return bytes;
    }

    @Nullable String word(String key, Node node, Shape.Words words) {
        Node.Scalar scalar = scalar(key, node);
        if (scalar == null) {
            return null;
        }
        String text = scalar.text();
        if (words.words().contains(text)) {
            return text;
        }
        String hint = problems.suggest(text, words.words());
        problems.error(
                scalar.place(),
                "unknown-word",
                "`" + key + "` is `" + shortened(text) + "`, not one of " + listed(words),
                hint);
        return null;
    }

    private static String listed(Shape.Words words) {
        return "`" + String.join("`, `", words.words()) + "`";
    }

    /** A text of any length as it can stand in a message. */
    static String shortened(String text) {
        String line = text.strip();
        int end = line.indexOf('\n');
        String first = end < 0 ? line : line.substring(0, end);
        if (first.codePointCount(0, first.length()) > 60) {
            return first.substring(0, first.offsetByCodePoints(0, 57)) + "...";
        }
        return end < 0 ? first : first + "...";
    }
}
