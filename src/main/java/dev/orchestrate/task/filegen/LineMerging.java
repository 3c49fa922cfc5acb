package dev.orchestrate.task.filegen;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Lists of one line each, in which a later line overrules an earlier one: what is missing comes
 * before all that is there, which so has the last word.
 */
final class LineMerging {
    private LineMerging() {}

    /** Lines are the same that say the same. */
    static String ofLines(String wanted, String there) {
        return of(wanted, there, line -> line);
    }

    /** Lines are about the same that begin with the same pattern. */
    static String ofPatterns(String wanted, String there) {
        return of(wanted, there, line -> line.split("\\s+", 2)[0]);
    }

    private static String of(String wanted, String there, UnaryOperator<String> subject) {
        Set<String> present =
                there.lines()
                        .map(String::strip)
                        .filter(LineMerging::counts)
                        .map(subject)
                        .collect(Collectors.toSet());
        List<String> missing =
                wanted.lines()
                        .map(String::strip)
                        .filter(LineMerging::counts)
                        .filter(line -> !present.contains(subject.apply(line)))
                        .toList();
        if (missing.isEmpty()) {
            return there;
        }
        String gap = there.isEmpty() || there.startsWith("\n") ? "" : "\n";
        return String.join("\n", missing) + "\n" + gap + there;
    }

    private static boolean counts(String line) {
        return !line.isEmpty() && !line.startsWith("#");
    }
}
