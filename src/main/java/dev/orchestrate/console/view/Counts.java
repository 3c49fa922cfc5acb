package dev.orchestrate.console.view;

import dev.orchestrate.console.Words;
import dev.orchestrate.run.RunView;
import java.util.ArrayList;
import java.util.List;

/** How many tasks stand where, in words. */
public final class Counts {
    private Counts() {}

    /** As in {@code 58 succeeded, 1 failed, 2 blocked of 61 tasks}. */
    public static String of(RunView.Counts counts) {
        List<String> parts = new ArrayList<>();
        add(counts.succeeded(), "succeeded", parts);
        add(counts.failed(), "failed", parts);
        add(counts.quarantined(), "quarantined", parts);
        add(counts.blocked(), "blocked", parts);
        add(counts.skipped(), "skipped", parts);
        add(counts.canceled(), "canceled", parts);
        add(counts.waiting(), "waiting", parts);
        add(counts.running(), "running", parts);
        add(counts.pending(), "pending", parts);
        return parts.size() == 1 && counts.total() > 1
                ? "all " + Words.count(counts.total(), "task") + " " + word(parts.get(0))
                : String.join(", ", parts) + " of " + Words.count(counts.total(), "task");
    }

    /** As in {@code , speed-up 3.2x over one task at a time}; nothing to say: empty. */
    public static String speedUp(RunView view) {
        if (view.elapsedMillis() <= 0 || view.totalTaskMillis() <= 0) {
            return "";
        }
        double times = (double) view.totalTaskMillis() / view.elapsedMillis();
        if (times < 1) {
            return ""; // nothing was won, as where a chain waited between its tasks
        }
        return ", speed-up " + Math.round(times * 10) / 10.0 + "x over one task at a time";
    }

    private static void add(int n, String word, List<String> to) {
        if (n > 0) {
            to.add(n + " " + word);
        }
    }

    private static String word(String part) {
        return part.substring(part.indexOf(' ') + 1);
    }
}
