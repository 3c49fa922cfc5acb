package dev.orchestrate.gate;

import dev.orchestrate.plan.Value;
import dev.orchestrate.plan.expr.Template;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Values as people see them: in one line, and not too long. */
final class Shown {
    private static final int MOST = 200;

    private Shown() {}

    static String value(Value value) {
        return switch (value) {
            case Value.Text(Template text) -> cut(text.source());
            case Value.Numeral(BigDecimal number) -> number.toString();
            case Value.Flag(boolean on) -> Boolean.toString(on);
            case Value.Nothing() -> "null";
            case Value.Items(List<Value> items) -> "a list of " + items.size();
            case Value.Fields(Map<String, Value> fields) -> "a map of " + fields.size();
        };
    }

    static String cut(String text) {
        String line = text.lines().findFirst().orElse("");
        if (line.length() == text.length() && line.length() <= MOST) {
            return line;
        }
        int end = Math.min(line.length(), MOST);
        if (end > 0 && Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end) + "...";
    }
}
