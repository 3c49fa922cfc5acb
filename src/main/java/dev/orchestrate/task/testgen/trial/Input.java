package dev.orchestrate.task.testgen.trial;

import dev.orchestrate.task.testgen.js.JsArray;
import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.Mock;
import dev.orchestrate.task.testgen.js.Nothing;
import dev.orchestrate.task.testgen.js.Values;
import java.util.ArrayList;
import java.util.List;

/**
 * What a function is given, and how that came about.
 *
 * @param root an object of all of it; not changed by anybody who has it
 * @param changes against the plain sample, in their order, one per place
 */
public record Input(JsObject root, List<Change> changes) {
    public Input {
        changes = List.copyOf(changes);
    }

    /** What was put where. */
    public record Change(Place place, Object value) {}

    /** A copy with something else in a place. */
    public Input with(Place place, Object value) {
        JsObject copy = (JsObject) Values.copy(root);
        put(copy, place, Values.copy(value));
        List<Change> longer = new ArrayList<>(changes);
        longer.removeIf(change -> isBelow(change.place(), place));
        longer.add(new Change(place, value));
        return new Input(copy, longer);
    }

    private static boolean isBelow(Place inner, Place outer) {
        return inner.steps().size() >= outer.steps().size()
                && inner.steps().subList(0, outer.steps().size()).equals(outer.steps());
    }

    private static void put(Object root, Place place, Object value) {
        Object at = root;
        for (Object step : place.steps().subList(0, place.steps().size() - 1)) {
            at = get(at, step);
        }
        Object last = place.last();
        switch (at) {
            case JsObject object when value == Nothing.UNDEFINED ->
                    object.fields().remove(String.valueOf(last));
            case JsObject object -> object.put(String.valueOf(last), value);
            case JsArray array when last instanceof Integer index ->
                    array.items().set(index, value);
            case Mock mock -> mock.result(value);
            default -> throw new IllegalStateException("nothing at " + place);
        }
    }

    /** The value at a place; UNDEFINED where there is none. */
    public static Object get(Object root, Place place) {
        Object at = root;
        for (Object step : place.steps()) {
            at = get(at, step);
        }
        return at;
    }

    private static Object get(Object owner, Object step) {
        return switch (owner) {
            case JsObject object ->
                    object.fields().getOrDefault(String.valueOf(step), Nothing.UNDEFINED);
            case JsArray array when step instanceof Integer index && index < array.items().size() ->
                    array.items().get(index);
            case Mock mock when step.equals(Place.RESULT) -> mock.result();
            default -> Nothing.UNDEFINED;
        };
    }

    /** Where one can be put something: the owner is there. */
    boolean reaches(Place place) {
        Place owner = new Place(place.steps().subList(0, place.steps().size() - 1));
        Object at = get(root, owner);
        return switch (at) {
            case JsObject _ -> true;
            case JsArray array -> place.last() instanceof Integer i && i < array.items().size();
            case Mock mock ->
                    place.last().equals(Place.RESULT)
                            && (mock.answer() == Mock.Answer.VALUE
                                    || mock.answer() == Mock.Answer.PROMISE);
            default -> false;
        };
    }
}
