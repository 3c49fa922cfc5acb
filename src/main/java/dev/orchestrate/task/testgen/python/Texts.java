package dev.orchestrate.task.testgen.python;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** How Python writes values. */
public final class Texts {
    private static final double PLAIN_BELOW = 1e16;
    private static final double PLAIN_FROM = 1e-4;

    private Texts() {}

    /** What `str` makes of it. */
    static String str(Value value) {
        return switch (value) {
            case Value.Text text -> text.value();
            case Value.Fault fault when fault.args().size() == 1 -> str(fault.args().getFirst());
            case Value.Fault fault when fault.args().isEmpty() -> "";
            case Value.Instance instance
                    when Faults.isFault(instance.type()) && instance.arguments().size() == 1 ->
                    str(instance.arguments().getFirst());
            default -> repr(value);
        };
    }

    /** What `repr` makes of it, which is how it is written in source. */
    static String repr(Value value) {
        return switch (value) {
            case Value.None none -> "None";
            case Value.Bool bool -> bool.is() ? "True" : "False";
            case Value.Int number -> number.value().toString();
            case Value.Real real -> real(real.value());
            case Value.Text text -> quoted(text.value());
            case Value.Sequence list -> "[" + all(list.items()) + "]";
            case Value.Tuple tuple ->
                    "(" + all(tuple.items()) + (tuple.items().size() == 1 ? ",)" : ")");
            case Value.Group set when !set.items().isEmpty() -> "{" + all(set.items()) + "}";
            case Value.Dict dict -> "{" + entries(dict.entries()) + "}";
            default -> throw new Unclear("the text of an object");
        };
    }

    private static String all(Collection<Value> values) {
        return values.stream().map(Texts::repr).collect(Collectors.joining(", "));
    }

    private static String entries(Map<Value, Value> entries) {
        return entries.entrySet().stream()
                .map(entry -> repr(entry.getKey()) + ": " + repr(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String real(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        double size = Math.abs(value);
        if (size != 0 && (size < PLAIN_FROM || size >= PLAIN_BELOW)) {
            throw new Unclear("the text of a very large or small number");
        }
        String plain = new BigDecimal(Double.toString(value)).toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }

    /** A literal, in the quotes that Python's own `repr` takes. */
    public static String quoted(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder out = new StringBuilder().append(quote);
        text.codePoints().forEach(c -> out.append(escaped(c, quote)));
        return out.append(quote).toString();
    }

    private static String escaped(int c, char quote) {
        return switch (c) {
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> {
                if (c == quote) {
                    yield "\\" + quote;
                }
                if (c < ' ' || c == 0x7f) {
                    yield "\\x%02x".formatted(c);
                }
                yield Character.toString(c);
            }
        };
    }
}
