package dev.orchestrate.task.configedit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what became of each file by each action, and writes it down as a table. */
final class Measured {
    enum End {
        APPLIED,
        ALREADY_SO,
        NOTHING_TO_DO,
        REFUSED
    }

    private final Map<String, Map<End, Integer>> counts = new LinkedHashMap<>();
    private final List<String> reasons = new ArrayList<>();

    void add(String action, End end) {
        counts.computeIfAbsent(action, _ -> new LinkedHashMap<>()).merge(end, 1, Integer::sum);
    }

    void refused(String action, String file, String why) {
        add(action, End.REFUSED);
        reasons.add(action + ": " + file + ": " + why);
    }

    List<String> reasons() {
        return reasons;
    }

    /** Of the files that an action is about, how many it refuses, in percent. */
    double refusedPercent() {
        double refused = sum(End.REFUSED);
        return 100 * refused / (refused + sum(End.APPLIED) + sum(End.ALREADY_SO));
    }

    private int sum(End end) {
        return counts.values().stream().mapToInt(count -> count.getOrDefault(end, 0)).sum();
    }

    String table() {
        StringBuilder table =
                new StringBuilder(
                        """
                        | action | applied | already so | refused | nothing to do |
                        | --- | ---: | ---: | ---: | ---: |
                        """);
        counts.forEach((action, count) -> table.append(row("`" + action + "`", count)));
        Map<End, Integer> all = new LinkedHashMap<>();
        for (End end : End.values()) {
            all.put(end, sum(end));
        }
        return table.append(row("all", all)).toString();
    }

    private static String row(String name, Map<End, Integer> count) {
        return "| %s | %d | %d | %d | %d |\n"
                .formatted(
                        name,
                        count.getOrDefault(End.APPLIED, 0),
                        count.getOrDefault(End.ALREADY_SO, 0),
                        count.getOrDefault(End.REFUSED, 0),
                        count.getOrDefault(End.NOTHING_TO_DO, 0));
    }
}
