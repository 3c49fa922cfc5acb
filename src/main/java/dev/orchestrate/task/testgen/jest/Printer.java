package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.task.testgen.js.JsArray;
import dev.orchestrate.task.testgen.js.JsDate;
import dev.orchestrate.task.testgen.js.JsFunction;
import dev.orchestrate.task.testgen.js.JsMap;
import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.Mock;
import dev.orchestrate.task.testgen.js.Nothing;
import dev.orchestrate.task.testgen.js.Operators;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values as source text. */
final class Printer {
    private static final int LONG = 100;

    private Printer() {}

    static String text(String text) {
        char quote = quote(text);
        StringBuilder quoted = new StringBuilder().append(quote);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c == quote) {
                        quoted.append('\\').append(c);
                    } else if (c < ' ' || c == '\u2028' || c == '\u2029') {
                        quoted.append("\\u%04x".formatted((int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append(quote).toString();
    }

    /** The one that has to be escaped less often, as formatters have it. */
    private static char quote(String text) {
        long single = text.chars().filter(c -> c == '\'').count();
        long twofold = text.chars().filter(c -> c == '"').count();
        return single > twofold ? '"' : '\'';
    }

    /** A value that can be written out. */
    static String value(Object value) {
        return switch (value) {
            case String text when isRepetition(text) ->
                    text(text.substring(0, 1)) + ".repeat(" + text.length() + ")";
            case String text -> text(text);
            case Double number -> Operators.numeral(number);
            case Boolean truth -> truth.toString();
            case Nothing nothing ->
                    switch (nothing) {
                        case UNDEFINED -> "undefined";
                        case NULL -> "null";
                        case UNKNOWN -> "{}";
                    };
            case JsDate date -> date(date);
            case JsArray array -> "[" + String.join(", ", values(array.items())) + "]";
            case Mock mock -> mock(mock);
            case JsFunction _ -> "jest.fn()";
            case JsObject object -> object(object);
            default -> "{}";
        };
    }

    private static boolean isRepetition(String text) {
        return text.length() > LONG && text.chars().distinct().count() == 1;
    }

    private static String date(JsDate date) {
        return Double.isNaN(date.millis())
                ? "new Date(NaN)"
                : "new Date(" + text(Instant.ofEpochMilli((long) date.millis()).toString()) + ")";
    }

    private static List<String> values(List<Object> items) {
        return items.stream().map(Printer::value).toList();
    }

    private static String object(JsObject object) {
        List<String> fields = new ArrayList<>();
        for (Map.Entry<String, Object> field : object.fields().entrySet()) {
            fields.add(key(field.getKey()) + ": " + value(field.getValue()));
        }
        return fields.isEmpty() ? "{}" : "{ " + String.join(", ", fields) + " }";
    }

    static String key(String name) {
        return name.matches("[A-Za-z_$][\\w$]*") ? name : text(name);
    }

    private static String mock(Mock mock) {
        return switch (mock.answer()) {
            case ARGUMENT -> "jest.fn((value) => value)";
            case PROMISE_OF_ARGUMENT -> "jest.fn(async (value) => value)";
            case VALUE, PROMISE ->
                    mock.result() == Nothing.UNDEFINED && mock.answer() == Mock.Answer.VALUE
                            ? "jest.fn()"
                            : "jest.fn()" + answering(mock);
        };
    }

    /** The call that makes a mock answer so. */
    static String answering(Mock mock) {
        String name =
                mock.answer() == Mock.Answer.PROMISE ? ".mockResolvedValue(" : ".mockReturnValue(";
        return name + value(mock.result()) + ")";
    }

    /** What a value looks like, without what it is: that is the business of who wrote the rules. */
    static String shape(Object value) {
        return switch (value) {
            case String _ -> "expect.any(String)";
            case Double _ -> "expect.any(Number)";
            case Boolean _ -> "expect.any(Boolean)";
            case JsDate _ -> "expect.any(Date)";
            case JsArray _ -> "expect.any(Array)";
            case JsMap map -> map.isSet() ? "expect.any(Set)" : "expect.any(Map)";
            case JsFunction _ -> "expect.any(Function)";
            case JsObject object -> shape(object);
            case Nothing nothing -> nothing == Nothing.NULL ? "null" : "expect.anything()";
            default -> "expect.anything()";
        };
    }

    private static String shape(JsObject object) {
        List<String> fields = new ArrayList<>();
        for (Map.Entry<String, Object> field : object.fields().entrySet()) {
            if (field.getValue() != Nothing.UNKNOWN && field.getValue() != Nothing.UNDEFINED) {
                fields.add(key(field.getKey()) + ": " + shape(field.getValue()));
            }
        }
        return fields.isEmpty()
                ? "expect.any(Object)"
                : "expect.objectContaining({ " + String.join(", ", fields) + " })";
    }
}
