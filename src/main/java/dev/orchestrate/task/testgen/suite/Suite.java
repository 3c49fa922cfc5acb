package dev.orchestrate.task.testgen.suite;

import java.util.List;
import java.util.function.Predicate;

/**
 * A whole file's.
 *
 * @param imports lines
 */
public record Suite(List<String> imports, List<Group> groups) {
    public Suite {
        imports = List.copyOf(imports);
        groups = List.copyOf(groups);
    }

    /** Without the cases whose path of titles fulfills something. */
    public Suite without(Predicate<List<String>> unwanted) {
        return new Suite(
                imports,
                groups.stream()
                        .map(group -> group.without(List.of(), unwanted))
                        .filter(group -> group.count(_ -> true) > 0)
                        .toList());
    }

    /** Those that check something. */
    public int cases() {
        return groups.stream().mapToInt(group -> group.count(one -> !one.pending())).sum();
    }

    /** Those that wait for a person. */
    public int pending() {
        return groups.stream().mapToInt(group -> group.count(Case::pending)).sum();
    }
}
