package dev.orchestrate.task.testgen.trial;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.task.testgen.js.JsArray;
import dev.orchestrate.task.testgen.js.JsDate;
import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.Mock;
import dev.orchestrate.task.testgen.js.Module;
import dev.orchestrate.task.testgen.js.Nothing;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be put in a place: values that the source itself compares with, those at their limits,
 * and texts of common forms.
 */
public final class Pool {
    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "Some-text-4-tests",
                    "ada@example.com",
                    "ABC123",
                    "42",
                    "true",
                    "production",
                    "https://example.com",
                    "postgres://localhost/test",
                    "Bearer token",
                    "2026-01-01T00:00:00.000Z");

    private static final List<Double> NUMBERS = List.of(0.0, -1.0, 2.0, 0.5, 100.0, 1_000_000.0);
    private static final int LONG = 300;
    private static final int MOST_LITERALS = 40;

    private final Set<Object> texts = new LinkedHashSet<>();
    private final Set<Object> numbers = new LinkedHashSet<>();
    private final Set<String> asked = new LinkedHashSet<>();

    /** With the literals of a file. */
    public Pool(Module module) {
        module.tree().root().all(node -> node.isAnyOf("string", "number", "literal_type")).stream()
                .limit(400)
                .forEach(this::literal);
        texts.addAll(TEXTS);
        texts.add("x".repeat(LONG));
        numbers.addAll(NUMBERS);
    }

    private void literal(SyntaxNode node) {
        if (node.is("string") && texts.size() < MOST_LITERALS) {
            String text = node.text();
            boolean isPath = text.startsWith(".", 1) || text.contains("node:");
            if (!isPath && text.length() < 60 && text.indexOf('\\') < 0) {
                texts.add(text.substring(1, text.length() - 1));
            }
        } else if (node.is("number") && node.text().matches("[\\d_]+(\\.\\d+)?")) {
            double number = Double.parseDouble(node.text().replace("_", ""));
            numbers.addAll(List.of(number, number + 1, number - 1));
        }
    }

    /** Fields that somebody asked of an open object: they can be put there. */
    void asked(Set<String> names) {
        asked.addAll(names);
    }

    List<Input.Change> changes(Input input, Map<Place, List<Object>> others) {
        List<Input.Change> changes = new ArrayList<>();
        others.forEach((place, values) -> {
            if (input.reaches(place)) {
                values.forEach(value -> changes.add(new Input.Change(place, value)));
            }
        });
        Set<Object> own = new LinkedHashSet<>();
        collect(input.root(), own);
        within(input.root(), Place.root(), new Finding(changes, own));
        return changes;
    }

    private record Finding(List<Input.Change> changes, Set<Object> texts) {
        void add(Place place, Object value) {
            changes.add(new Input.Change(place, value));
        }
    }

    private static void collect(Object value, Set<Object> into) {
        switch (value) {
            case String text -> into.add(text);
            case JsObject object -> object.fields().values().forEach(field -> collect(field, into));
            case JsArray array -> array.items().forEach(item -> collect(item, into));
            case Mock mock -> collect(mock.result(), into);
            default -> {}
        }
    }

    private void within(Object value, Place place, Finding finding) {
        switch (value) {
            case String text -> {
                alternatives(place, text, texts, finding);
                alternatives(place, text, finding.texts(), finding);
            }
            case Double number -> alternatives(place, number, numbers, finding);
            case Boolean truth -> finding.add(place, !truth);
            case JsDate date -> {
                finding.add(place, new JsDate(date.millis() - 86_400_000));
                finding.add(place, new JsDate(date.millis() + 86_400_000));
            }
            case JsArray array -> items(array, place, finding);
            case Mock mock -> {
                if (mock.result() != Nothing.UNDEFINED) {
                    within(mock.result(), place.then(Place.RESULT), finding);
                }
            }
            case JsObject object -> fields(object, place, finding);
            default -> {}
        }
    }

    private static void alternatives(Place place, Object now, Set<Object> values, Finding finding) {
        for (Object value : values) {
            if (!value.equals(now)) {
                finding.add(place, value);
            }
        }
    }

    private void items(JsArray array, Place place, Finding finding) {
        for (int i = 0; i < array.items().size(); i++) {
            within(array.items().get(i), place.then(i), finding);
        }
        if (array.items().size() == 1) {
            Object item = array.items().getFirst();
            finding.add(place, JsArray.of(List.of(item, item)));
        }
    }

    private void fields(JsObject object, Place place, Finding finding) {
        object.fields().forEach((name, field) -> within(field, place.then(name), finding));
        if (object.isOpen()) {
            for (String name : asked) {
                if (!object.fields().containsKey(name)) {
                    texts.forEach(text -> finding.add(place.then(name), text));
                }
            }
        }
    }
}
