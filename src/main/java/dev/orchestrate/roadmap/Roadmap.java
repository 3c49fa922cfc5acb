package dev.orchestrate.roadmap;

import dev.orchestrate.roadmap.Section.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tasks that a repository calls for. At first all that it may call for; then, as whoever can
 * try them says which can not be done, those that remain. Immutable.
 */
public final class Roadmap {
    /** A group with more is worked off in several roadmaps. */
    private static final int MOST_IN_GROUP = 40;

    private final List<NodePackage> packages;
    private final List<Item> items;
    private final List<String> leftOut;

    private Roadmap(List<NodePackage> packages, List<Item> items, List<String> leftOut) {
        this.packages = packages;
        this.items = List.copyOf(items);
        this.leftOut = List.copyOf(leftOut);
    }

    /** All that the files of a repository suggest. */
    public static Roadmap of(Repository repository) {
        List<NodePackage> packages = NodePackage.of(repository);
        Additions additions = new Additions(repository, packages);
        List<Item> all = new ArrayList<>(new Workflows(repository, packages).items());
        for (Item item : new Sources(repository, packages).items()) {
            all.add(item);
            if ("e2e".equals(item.keys().get("kind"))) {
                all.addAll(additions.load(item));
            }
        }
        if (!all.isEmpty()) {
            all.addAll(additions.items());
        }
        return bounded(packages, all);
    }

    private static Roadmap bounded(List<NodePackage> packages, List<Item> all) {
        Map<Section, Integer> counts = new EnumMap<>(Section.class);
        List<Item> items = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (Item item : all) {
            if (counts.merge(item.section(), 1, Integer::sum) <= MOST_IN_GROUP) {
                items.add(item);
            }
        }
        counts.forEach((section, count) -> {
            if (count > MOST_IN_GROUP) {
                leftOut.add("%d more of `%s`".formatted(count - MOST_IN_GROUP, section.title));
            }
        });
        return new Roadmap(packages, items, leftOut);
    }

    /**
     * Without the tasks that can not be done, or need not be.
     *
     * @param reasons by the ids of tasks, as they stand in {@link #text}; empty for one that need
     *     not be told of
     */
    public Roadmap without(Map<String, String> reasons) {
        Map<Item, String> ids = ids();
        Set<Item> gone = new HashSet<>();
        List<String> lines = new ArrayList<>(leftOut);
        for (Item item : items) {
            String reason = item.proof() == null ? reasons.get(ids.get(item)) : null;
            if (reason != null) {
                gone.add(item);
                if (!reason.isEmpty()) {
                    lines.add(item.name() + ": " + reason.lines().findFirst().orElse(""));
                }
            }
        }
        List<Item> kept = new ArrayList<>();
        for (Item item : items) {
            if (!gone.contains(item) && (item.proof() == null || !gone.contains(item.proof()))) {
                kept.add(item);
            }
        }
        return new Roadmap(packages, kept, lines);
    }

    /** Whether nothing in the repository calls for anything. */
    public boolean isEmpty() {
        return items.isEmpty();
    }

    public int size() {
        return items.size();
    }

    /**
     * The plan.
     *
     * @param file its name, for its own first lines
     */
    public String text(String file) {
        return new RoadmapText(packages, bySection(), ids(), leftOut).write(file);
    }

    private Map<Section, List<Item>> bySection() {
        Map<Section, List<Item>> sections = new EnumMap<>(Section.class);
        for (Item item : items) {
            sections.computeIfAbsent(item.section(), _ -> new ArrayList<>()).add(item);
        }
        return sections;
    }

    /** As in {@code 4.12}: the number of the phase, and of the task in it. */
    private Map<Item, String> ids() {
        Map<Item, String> ids = new LinkedHashMap<>();
        Map<Stage, Integer> last = new EnumMap<>(Stage.class);
        Map<Section, List<Item>> sections = bySection();
        for (Section section : sections.keySet()) {
            for (Item item : sections.get(section)) {
                int number = last.merge(section.stage, 1, Integer::sum);
                ids.put(item, section.stage.number + "." + number);
            }
        }
        return ids;
    }
}
