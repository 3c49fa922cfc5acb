package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.task.testgen.js.JsArray;
import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.Nothing;
import dev.orchestrate.task.testgen.trial.Input;
import dev.orchestrate.task.testgen.trial.Place;
import java.util.ArrayList;
import java.util.List;

/** What a case is called: what differs from the plain one. */
final class Titles {
    private static final int LONG = 40;

    private Titles() {}

    /** Beginning with a space, or empty. */
    static String when(Input input) {
        List<String> words = new ArrayList<>();
        for (Input.Change change : input.changes()) {
            words.add(subject(change.place()) + object(change.value()));
        }
        return words.isEmpty() ? "" : " when " + String.join(" and ", words);
    }

    private static String subject(Place place) {
        StringBuilder name = new StringBuilder();
        boolean answers = false;
        List<Object> steps = place.steps();
        for (Object step : steps.subList(Math.min(1, steps.size() - 1), steps.size())) {
            if (step.equals(Place.RESULT)) {
                answers = true;
                name.append(" answers ");
            } else if (step instanceof Integer index) {
                name.append('[').append(index).append(']');
            } else {
                boolean first = name.isEmpty() || name.charAt(name.length() - 1) == ' ';
                name.append(first ? "" : ".").append(step);
            }
        }
        boolean bare = name.charAt(name.length() - 1) == ' ';
        return bare ? name.toString() : name + (answers ? " = " : " is ");
    }

    private static String object(Object value) {
        return switch (value) {
            case Nothing nothing when nothing == Nothing.UNDEFINED -> "nothing";
            case JsArray array when array.items().size() > 1 -> "two of them";
            case JsObject _ -> "given";
            default -> {
                String text = Printer.value(value);
                yield text.length() > LONG ? text.substring(0, LONG) + "..." : text;
            }
        };
    }
}
