package dev.orchestrate.task.testgen.trial;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a value stands in what a function is given: names of fields, numbers of items, and {@link
 * #RESULT} for what a mock answers.
 */
public record Place(List<Object> steps) {
    /** The answer of a mock. */
    public static final String RESULT = "()";

    public Place {
        steps = List.copyOf(steps);
    }

    public static Place root() {
        return new Place(List.of());
    }

    public Place then(Object step) {
        List<Object> longer = new ArrayList<>(steps);
        longer.add(step);
        return new Place(longer);
    }

    public Object last() {
        return steps.getLast();
    }
}
