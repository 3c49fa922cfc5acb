package dev.orchestrate.task.testgen.suite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Tests of one thing.
 *
 * @param setup lines before them
 */
public record Group(String title, List<String> setup, List<Case> cases, List<Group> groups) {
    /** No two cases have the same title. */
    public Group {
        setup = List.copyOf(setup);
        cases = distinct(cases);
        groups = List.copyOf(groups);
    }

    public static Group of(String title, List<Case> cases) {
        return new Group(title, List.of(), cases, List.of());
    }

    private static List<Case> distinct(List<Case> cases) {
        Map<String, Integer> seen = new HashMap<>();
        List<Case> distinct = new ArrayList<>();
        for (Case one : cases) {
            int times = seen.merge(one.title(), 1, Integer::sum);
            distinct.add(times == 1 ? one : one.titled(one.title() + " (" + times + ")"));
        }
        return List.copyOf(distinct);
    }

    /** Without the cases whose path of titles fulfills something; empty groups are dropped. */
    Group without(List<String> above, Predicate<List<String>> unwanted) {
        List<String> path = new ArrayList<>(above);
        path.add(title);
        return new Group(
                title,
                setup,
                cases.stream().filter(one -> !unwanted.test(and(path, one.title()))).toList(),
                groups.stream()
                        .map(group -> group.without(path, unwanted))
                        .filter(group -> group.count(_ -> true) > 0)
                        .toList());
    }

    private static List<String> and(List<String> path, String title) {
        List<String> longer = new ArrayList<>(path);
        longer.add(title);
        return longer;
    }

    int count(Predicate<Case> wanted) {
        return (int) cases.stream().filter(wanted).count()
                + groups.stream().mapToInt(group -> group.count(wanted)).sum();
    }
}
