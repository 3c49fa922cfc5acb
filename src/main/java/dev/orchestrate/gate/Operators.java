package dev.orchestrate.gate;

import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.KeySpec.Kind;
import dev.orchestrate.plan.Value;
import dev.orchestrate.plan.expr.Template;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of a value in a file.
 *
 * <ul>
 *   <li>{@code equals}: numbers by what they are worth ({@code 1} is {@code 1.0}), text to the
 *       letter, lists element by element in order, maps key by key in any order. Text in the plan,
 *       which is what every expression gives, equals a number or a truth value of the file as well
 *       if it reads as one; a number in the plan never equals text of the file.
 *   <li>{@code not_equals}: there is a value, and it is another.
 *   <li>{@code min}, {@code max}: a number, at least or at most so much. Text in the file is none.
 *   <li>{@code matches}: a regular expression is found in a text, a number or a truth value.
 *   <li>{@code contains}: a part of a text, an element of a list, a key of a map.
 *   <li>{@code exists}: whether there is a value; {@code null} is one.
 * </ul>
 */
enum Operators {
    EQUALS("equals", Kind.ANY, "the value is this one"),
    NOT_EQUALS("not_equals", Kind.ANY, "the value is another"),
    MIN("min", Kind.NUMBER, "the value is a number, at least this"),
    MAX("max", Kind.NUMBER, "the value is a number, at most this"),
    MATCHES("matches", Kind.TEXT, "a regular expression is found in the value"),
    CONTAINS("contains", Kind.ANY, "a part of a text, an element of a list, a key of a map"),
    EXISTS("exists", Kind.FLAG, "whether there is a value");

    private final String key;
    private final Kind kind;
    private final String description;

    Operators(String key, Kind kind, String description) {
        this.key = key;
        this.kind = kind;
        this.description = description;
    }

    String key() {
        return key;
    }

    KeySpec spec() {
        return KeySpec.optional(key, kind, description);
    }

    /** Whether it holds; {@code seen} is null only for {@link #EXISTS}. */
    boolean holds(Value seen, Value wanted) throws CanNotJudge, InterruptedException {
        return switch (this) {
            case EQUALS -> Equality.holds(wanted, seen);
            case NOT_EQUALS -> !Equality.holds(wanted, seen);
            case MIN -> seenNumber(seen).compareTo(wantedNumber(wanted)) >= 0;
            case MAX -> seenNumber(seen).compareTo(wantedNumber(wanted)) <= 0;
            case MATCHES -> TextPattern.of(Body.text(wanted, key)).find(scalar(seen)) != null;
            case CONTAINS -> contains(seen, wanted);
            case EXISTS -> flag(wanted);
        };
    }

    /** What it demands, for people. */
    String demand(Value wanted) {
        String operand = "`" + Shown.value(wanted) + "`";
        return switch (this) {
            case EQUALS -> "equal to " + operand;
            case NOT_EQUALS -> "other than " + operand;
            case MIN -> "at least " + operand;
            case MAX -> "at most " + operand;
            case MATCHES -> "a match of " + operand;
            case CONTAINS -> "with " + operand + " in it";
            case EXISTS -> "there";
        };
    }

    static boolean flag(Value wanted) throws CanNotJudge {
        if (wanted instanceof Value.Flag(boolean on)) {
            return on;
        }
        Boolean on = wanted instanceof Value.Text(Template text) ? flag(text.source()) : null;
        if (on == null) {
            throw new CanNotJudge("`exists` is neither true nor false");
        }
        return on;
    }

    private static boolean contains(Value seen, Value wanted)
            throws CanNotJudge, InterruptedException {
        return switch (seen) {
            case Value.Text(Template text) -> text.source().contains(word(wanted));
            case Value.Items(List<Value> items) -> {
                for (Value item : items) {
                    if (Equality.holds(wanted, item)) {
                        yield true;
                    }
                }
                yield false;
            }
            case Value.Fields(Map<String, Value> fields) -> fields.containsKey(word(wanted));
            case Value.Numeral _, Value.Flag _, Value.Nothing _ ->
                    throw new CanNotJudge("the value is neither text nor list nor map");
        };
    }

    private static String word(Value wanted) throws CanNotJudge {
        return switch (wanted) {
            case Value.Text(Template text) -> text.source();
            case Value.Numeral(BigDecimal number) -> number.toString();
            case Value.Flag(boolean on) -> Boolean.toString(on);
            case Value.Nothing _, Value.Items _, Value.Fields _ ->
                    throw new CanNotJudge("`contains` is not a scalar");
        };
    }

    private static BigDecimal seenNumber(Value seen) throws CanNotJudge {
        if (seen instanceof Value.Numeral(BigDecimal number)) {
            return number;
        }
        throw new CanNotJudge("the value is not a number");
    }

    /** In the plan a number may come from an expression, which gives text. */
    private BigDecimal wantedNumber(Value wanted) throws CanNotJudge {
        if (wanted instanceof Value.Numeral(BigDecimal number)) {
            return number;
        }
        BigDecimal said =
                wanted instanceof Value.Text(Template text) ? Equality.number(text.source()) : null;
        if (said == null) {
            throw new CanNotJudge("`" + key + "` is not a number");
        }
        return said;
    }

    private static @Nullable Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }

    private static String scalar(Value seen) throws CanNotJudge {
        return switch (seen) {
            case Value.Text(Template text) -> text.source();
            case Value.Numeral(BigDecimal number) -> number.toString();
            case Value.Flag(boolean on) -> Boolean.toString(on);
            case Value.Nothing _, Value.Items _, Value.Fields _ ->
                    throw new CanNotJudge("the value is not a text, a number or a truth value");
        };
    }
}
