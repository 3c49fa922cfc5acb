package dev.orchestrate.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports what waits for itself: phases, groups, tasks, and tasks through their groups. */
final class CycleReport {
    private final Problems problems;
    private final List<PhaseDraft> phases;

    CycleReport(Problems problems, List<PhaseDraft> phases) {
        this.problems = problems;
        this.phases = phases;
    }

    void report() {
        for (List<Integer> cycle : Cycles.of(new PhasesGraph(phases))) {
            reportPhases(cycle);
        }
        for (PhaseDraft phase : phases) {
            List<List<Integer>> groups = Cycles.of(new GroupsGraph(phase.groups));
            for (List<Integer> cycle : groups) {
                reportGroups(phase, cycle);
            }
            if (groups.isEmpty()) {
                PhaseGraph graph = new PhaseGraph(phase);
                for (List<Integer> cycle : Cycles.of(graph)) {
                    reportTasks(graph, cycle);
                }
            }
        }
    }

    private record PhasesGraph(List<PhaseDraft> phases) implements Cycles.Graph {
        @Override
        public int size() {
            return phases.size();
        }

        @Override
        public int waitsFor(int node, int i) {
            List<Integer> needs = phases.get(node).dependsOn;
            return i < needs.size() ? needs.get(i) : -1;
        }
    }

    private record GroupsGraph(List<GroupDraft> groups) implements Cycles.Graph {
        @Override
        public int size() {
            return groups.size();
        }

        @Override
        public int waitsFor(int node, int i) {
            List<Integer> needs = groups.get(node).dependsOn;
            return i < needs.size() ? needs.get(i) : -1;
        }
    }

    private void reportGroups(PhaseDraft phase, List<Integer> cycle) {
        List<String> names = new ArrayList<>();
        GroupDraft said = phase.groups.get(cycle.getFirst());
        String hint = null;
        for (int number : cycle) {
            GroupDraft group = phase.groups.get(number);
            names.add(group.fullName());
            if (group.dependsOnText == null) {
                hint =
                        "group `"
                                + group.fullName()
                                + "` follows the one above it: it has no `depends_on`";
            } else {
                said = group;
            }
        }
        names.add(names.getFirst());
        problems.error(
                said.place, "cycle", "groups wait for each other: " + Cycles.written(names), hint);
    }

    private void reportPhases(List<Integer> cycle) {
        List<String> names = new ArrayList<>();
        for (int number : cycle) {
            names.add(phases.get(number).id);
        }
        names.add(names.getFirst());
        PhaseDraft said = phases.get(cycle.getFirst());
        String hint = null;
        for (int number : cycle) {
            PhaseDraft phase = phases.get(number);
            if (phase.fields.has("depends_on")) {
                said = phase;
            } else {
                hint = "phase `" + phase.id + "` follows the ones above it: it has no `depends_on`";
            }
        }
        problems.error(
                said.fields.has("depends_on") ? said.fields.place("depends_on") : said.place,
                "cycle",
                "phases wait for each other: " + Cycles.written(names),
                hint);
    }

    private void reportTasks(PhaseGraph graph, List<Integer> cycle) {
        List<String> names = new ArrayList<>();
        for (int node : cycle) {
            if (graph.isTask(node)) {
                names.add(graph.task(node).id);
            }
        }
        names.add(names.getFirst());
        problems.error(
                place(graph, cycle),
                "cycle",
                "tasks wait for each other: " + Cycles.written(names),
                closing(graph, cycle));
    }

    /** The first reference on the cycle that somebody wrote. */
    private static long place(PhaseGraph graph, List<Integer> cycle) {
        for (int i = 0; i < cycle.size(); i++) {
            int node = cycle.get(i);
            if (graph.isTask(node)) {
                long place = written(graph, node, cycle.get((i + 1) % cycle.size()));
                if (place != 0) {
                    return place;
                }
            }
        }
        int first = cycle.getFirst();
        return graph.isTask(first) ? graph.task(first).place : graph.group(first).place;
    }

    private static long written(PhaseGraph graph, int node, int next) {
        TaskDraft.Waits waits = graph.task(node).waits;
        for (int i = 0; i < waits.tasks().size(); i++) {
            TaskDraft other = waits.tasks().get(i);
            if (graph.isTask(next) && other == graph.task(next)) {
                return waits.places().get(i);
            }
        }
        return 0;
    }

    /** What of the cycle is not written at the tasks themselves. */
    private static @Nullable String closing(PhaseGraph graph, List<Integer> cycle) {
        for (int i = 0; i < cycle.size(); i++) {
            int node = cycle.get(i);
            int next = cycle.get((i + 1) % cycle.size());
            if (!graph.isTask(node) && !graph.isExit(node)) {
                GroupDraft group = graph.group(node);
                return "group `"
                        + group.fullName()
                        + "` waits for all of group `"
                        + graph.group(next).fullName()
                        + (group.dependsOnText == null ? "`: it has no `depends_on`" : "`");
            }
            if (graph.isTask(node) && graph.isTask(next) && written(graph, node, next) == 0) {
                return "group `"
                        + graph.task(node).phase.groups.get(groupOf(graph, node)).fullName()
                        + "` is sequential: `"
                        + graph.task(node).id
                        + "` follows `"
                        + graph.task(next).id
                        + "`";
            }
        }
        return null;
    }

    private static int groupOf(PhaseGraph graph, int node) {
        GroupDraft group = graph.task(node).group;
        return group == null ? 0 : group.number;
    }
}
