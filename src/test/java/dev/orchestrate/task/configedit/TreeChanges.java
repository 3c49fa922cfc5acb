package dev.orchestrate.task.configedit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How two parsed files differ: lines of a sign and a path, as in {@code ~ jobs.test.steps[].run}.
 * Items of lists are told apart by their name, what they use, or what they are.
 */
final class TreeChanges {
    private final List<String> changes = new ArrayList<>();

    private TreeChanges() {}

    static List<String> between(@Nullable Object before, @Nullable Object after) {
        TreeChanges changes = new TreeChanges();
        changes.compare("", before, after);
        return changes.changes;
    }

    private void compare(String path, @Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (before instanceof Map<?, ?> old && after instanceof Map<?, ?> fresh) {
            Set<Object> keys = new LinkedHashSet<>(old.keySet());
            keys.addAll(fresh.keySet());
            for (Object key : keys) {
                String below = path.isEmpty() ? String.valueOf(key) : path + "." + key;
                if (!fresh.containsKey(key)) {
                    changes.add("- " + below);
                } else if (!old.containsKey(key)) {
                    changes.add("+ " + below);
                } else {
                    compare(below, old.get(key), fresh.get(key));
                }
            }
        } else if (before instanceof List<?> old && after instanceof List<?> fresh) {
            compareLists(path + "[]", old, new ArrayList<>(fresh));
        } else {
            changes.add("~ " + path);
        }
    }

    /** What stays keeps its order; the rest has come in or gone. */
    private void compareLists(String path, List<?> old, List<Object> fresh) {
        int next = 0;
        for (Object item : old) {
            int found = next;
            while (found < fresh.size() && !isSame(item, fresh.get(found))) {
                found++;
            }
            if (found == fresh.size()) {
                changes.add("- " + path);
                continue;
            }
            for (; next < found; next++) {
                changes.add("+ " + path);
            }
            compare(path, item, fresh.get(next++));
        }
        for (; next < fresh.size(); next++) {
            changes.add("+ " + path);
        }
    }

    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Map<?, ?> step && other instanceof Map<?, ?> second) {
            Object name = step.get("name");
            return name != null
                    ? name.equals(second.get("name"))
                    : Objects.equals(step.get("uses"), second.get("uses"))
                            && (step.get("uses") != null
                                    || Objects.equals(step.get("run"), second.get("run"))
                                    || TreeChanges.idle(step.get("run")));
        }
        return Objects.equals(one, other);
    }

    private static boolean idle(@Nullable Object run) {
        return String.valueOf(run).startsWith("echo");
    }
}
