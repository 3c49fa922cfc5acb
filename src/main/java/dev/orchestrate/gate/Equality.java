package dev.orchestrate.gate;

import dev.orchestrate.plan.Value;
import dev.orchestrate.plan.expr.Template;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a value of a file is what the plan wants; see {@link Operators#EQUALS}. */
final class Equality {
    /** No number that anyone means is longer, and reading one costs the square of its length. */
    private static final int MOST_DIGITS = 1_000;

    private Equality() {}

    static boolean holds(Value wanted, Value seen) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return switch (wanted) {
            case Value.Text(Template text) -> reads(text.source(), seen);
            case Value.Numeral(BigDecimal number) ->
                    seen instanceof Value.Numeral(BigDecimal other) && number.compareTo(other) == 0;
            case Value.Flag _, Value.Nothing _ -> wanted.equals(seen);
            case Value.Items(List<Value> items) ->
                    seen instanceof Value.Items(List<Value> others) && same(items, others);
            case Value.Fields(Map<String, Value> fields) ->
                    seen instanceof Value.Fields(Map<String, Value> others) && same(fields, others);
        };
    }

    private static boolean same(List<Value> wanted, List<Value> seen) throws InterruptedException {
        if (wanted.size() != seen.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!holds(wanted.get(i), seen.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(Map<String, Value> wanted, Map<String, Value> seen)
            throws InterruptedException {
        if (wanted.size() != seen.size()) {
            return false;
        }
        for (Map.Entry<String, Value> field : wanted.entrySet()) {
            Value other = seen.get(field.getKey());
            if (other == null || !holds(field.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text of the plan says what is seen. */
    private static boolean reads(String text, Value seen) {
        return switch (seen) {
            case Value.Text(Template other) -> text.equals(other.source());
            case Value.Numeral(BigDecimal number) -> {
                BigDecimal said = number(text);
                yield said != null && said.compareTo(number) == 0;
            }
            case Value.Flag(boolean on) -> text.equals(Boolean.toString(on));
            case Value.Nothing _, Value.Items _, Value.Fields _ -> false;
        };
    }

    /** The number that a text says; null if it says none. */
    static @Nullable BigDecimal number(String text) {
        String digits = text.strip();
        try {
            return digits.length() > MOST_DIGITS ? null : new BigDecimal(digits);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
