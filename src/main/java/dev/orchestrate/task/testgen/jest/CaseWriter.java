package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.task.testgen.js.JsArray;
import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.Mock;
import dev.orchestrate.task.testgen.js.Nothing;
import dev.orchestrate.task.testgen.suite.Case;
import dev.orchestrate.task.testgen.trial.Input;
import dev.orchestrate.task.testgen.trial.Outcome;
import dev.orchestrate.task.testgen.trial.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns trials of one unit into cases. What the source states is checked exactly: errors with their
 * messages, literal answers, how often others are called. Of a computed answer only the form is.
 */
final class CaseWriter {
    private static final int MOST_CALLS = 4;

    private final Unit unit;
    private final String call;
    private final boolean exact;

    /**
     * For one unit.
     *
     * @param call how it is called, up to the arguments
     * @param exact what it answers is stated by the source, as defaults are
     */
    CaseWriter(Unit unit, String call, boolean exact) {
        this.unit = unit;
        this.call = call;
        this.exact = exact;
    }

    /** Empty where the trial tells nothing. */
    Optional<Case> write(Outcome.Trial trial) {
        List<String> lines = new ArrayList<>(given(trial.input()));
        JsObject arguments = object(trial.input().root(), "args");
        String called = call + "(" + Parameters.of(unit.node()).written(arguments) + ")";
        return switch (trial.outcome()) {
            case Outcome.Unclear _ -> Optional.empty();
            case Outcome.Threw threw -> thrown(trial, threw, lines, called);
            case Outcome.Returned returned -> Optional.of(answered(trial, returned, lines, called));
        };
    }

    static JsObject object(JsObject root, String name) {
        return root.fields().get(name) instanceof JsObject object ? object : new JsObject();
    }

    private Optional<Case> thrown(
            Outcome.Trial trial, Outcome.Threw threw, List<String> lines, String called) {
        if (!(threw.value() instanceof JsObject error)
                || !(error.fields().get("message") instanceof String message)) {
            return Optional.empty();
        }
        String expected = message.isEmpty() ? "" : Printer.text(message);
        lines.add(
                unit.isAsync()
                        ? "await expect(async () => %s).rejects.toThrow(%s);"
                                .formatted(called, expected)
                        : "expect(() => %s).toThrow(%s);".formatted(called, expected));
        String title = "throws \"" + message + "\"" + Titles.when(trial.input());
        return Optional.of(Case.of(title, lines));
    }

    private Case answered(
            Outcome.Trial trial, Outcome.Returned returned, List<String> lines, String called) {
        String awaited = unit.isAsync() ? "await " : "";
        Object value = returned.value();
        boolean isNothing = value == Nothing.UNDEFINED;
        lines.add("const result = " + awaited + called + ";");
        lines.add("expect(result)." + expectation(returned) + ";");
        lines.addAll(calls(returned.given()));
        String what;
        if (isNothing) {
            what = unit.resultType().equals("void") ? "completes" : "returns nothing";
        } else if (isStated(returned) && !(value instanceof JsObject)) {
            what = "returns " + Printer.value(value);
        } else {
            what = "returns " + (unit.resultType().isEmpty() ? "a result" : unit.resultType());
        }
        return Case.of(what.replace('\n', ' ') + Titles.when(trial.input()), lines);
    }

    private String expectation(Outcome.Returned returned) {
        Object value = returned.value();
        if (value == Nothing.UNDEFINED) {
            return "toBeUndefined()";
        }
        if (value == Nothing.NULL) {
            return "toBeNull()";
        }
        if (value == Nothing.UNKNOWN) {
            return declaredShape();
        }
        if (isStated(returned)) {
            boolean isSimple = !(value instanceof JsObject || value instanceof JsArray);
            return (isSimple ? "toBe(" : "toEqual(") + Printer.value(value) + ")";
        }
        return "toEqual(" + Printer.shape(value) + ")";
    }

    private String declaredShape() {
        return switch (unit.resultType()) {
            case "string" -> "toEqual(expect.any(String))";
            case "number" -> "toEqual(expect.any(Number))";
            case "boolean" -> "toEqual(expect.any(Boolean))";
            default -> "toBeDefined()";
        };
    }

    /** Whether the source has the answer written out. */
    private boolean isStated(Outcome.Returned returned) {
        SyntaxNode expression = returned.expression();
        return (exact && isPrintable(returned.value()))
                || (expression != null
                        && expression.isAnyOf("string", "number", "true", "false", "null"));
    }

    private static boolean isPrintable(Object value) {
        return switch (value) {
            case String _, Double _, Boolean _ -> true;
            case Nothing nothing -> nothing != Nothing.UNKNOWN;
            case JsArray array -> array.items().stream().allMatch(CaseWriter::isPrintable);
            case JsObject object ->
                    object.fields().values().stream().allMatch(CaseWriter::isPrintable);
            default -> false;
        };
    }

    /** Whether something is left for a person to say. */
    boolean isComputed(Outcome.Trial trial) {
        return trial.outcome() instanceof Outcome.Returned returned
                && !(returned.value() == Nothing.UNDEFINED || returned.value() == Nothing.NULL)
                && !isStated(returned);
    }

    private List<String> given(Input input) {
        List<String> lines = new ArrayList<>();
        Set<String> whole = new LinkedHashSet<>();
        Set<Place> answers = new LinkedHashSet<>();
        for (Input.Change change : input.changes()) {
            List<Object> steps = change.place().steps();
            int mock = steps.indexOf(Place.RESULT);
            if (steps.getFirst().equals("deps") && mock > 0) {
                answers.add(new Place(steps.subList(0, mock)));
            } else if (steps.getFirst().equals("deps")) {
                whole.add(String.valueOf(steps.get(1)));
            } else if (steps.getFirst().equals("env")) {
                lines.add(
                        "process.env.%s = %s;"
                                .formatted(steps.get(1), Printer.value(change.value())));
            }
        }
        if (unit.type() != null && !unit.isStatic()) {
            lines.add("const deps = " + deps(input, whole) + ";");
        }
        for (Place place : answers) {
            if (Input.get(input.root(), place) instanceof Mock mock) {
                lines.add(path(place) + Printer.answering(mock) + ";");
            }
        }
        return lines;
    }

    private static String deps(Input input, Set<String> whole) {
        if (whole.isEmpty()) {
            return "given()";
        }
        JsObject deps = object(input.root(), "deps");
        List<String> parts = new ArrayList<>(List.of("...given()"));
        for (String name : whole) {
            Object value = deps.fields().getOrDefault(name, Nothing.UNDEFINED);
            parts.add(Printer.key(name) + ": " + Printer.value(value));
        }
        return "{ " + String.join(", ", parts) + " }";
    }

    private static String path(Place place) {
        StringBuilder path = new StringBuilder();
        for (Object step : place.steps()) {
            if (step instanceof Integer index) {
                path.append('[').append(index).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step);
            }
        }
        return path.toString();
    }

    private static List<String> calls(JsObject given) {
        List<String> lines = new ArrayList<>();
        calls(object(given, "deps"), "deps", lines);
        return lines.size() > MOST_CALLS ? lines.subList(0, MOST_CALLS) : lines;
    }

    private static void calls(Object value, String path, List<String> into) {
        if (value instanceof Mock mock && !mock.calls().isEmpty()) {
            into.add("expect(%s).toHaveBeenCalledTimes(%d);".formatted(path, mock.calls().size()));
        } else if (value instanceof JsObject object) {
            object.fields().forEach((name, field) -> calls(field, path + "." + name, into));
        }
    }
}
