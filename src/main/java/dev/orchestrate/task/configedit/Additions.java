package dev.orchestrate.task.configedit;

import java.util.ArrayList;
import java.util.List;

/** Patterns that come into a list of patterns, in which a later `!` takes out what was in. */
final class Additions {
    private Additions() {}

    /**
     * What is missing of the wanted patterns: those that take in before the first that takes out,
     * those that take out at the end.
     */
    static List<Edit> to(List<Object> list, List<String> there, List<String> wanted) {
        List<Edit> edits = new ArrayList<>();
        int firstOut = 0;
        while (firstOut < there.size() && !there.get(firstOut).startsWith("!")) {
            firstOut++;
        }
        int end = there.size();
        for (String pattern : wanted) {
            if (!there.contains(pattern)) {
                boolean out = pattern.startsWith("!");
                edits.add(new Edit.Insert(list, out ? end : firstOut++, pattern));
                end++;
            }
        }
        return edits;
    }
}
