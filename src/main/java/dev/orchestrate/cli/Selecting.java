package dev.orchestrate.cli;

import dev.orchestrate.plan.Group;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.spelling.Suggestion;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.Selection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what a person names into what a plan has. */
final class Selecting {
    private final Plan plan;

    Selecting(Plan plan) {
        this.plan = plan;
    }

    /** What is named, each by its full name; whatever the plan does not have is a problem. */
    Selection of(List<String> phases, List<String> groups, List<String> tasks, boolean with) {
        phases.forEach(this::refuseUnknownPhase);
        Set<String> fullNames = new LinkedHashSet<>();
        for (String group : groups) {
            fullNames.add(group(group, phases));
        }
        tasks.forEach(this::refuseUnknownTask);
        // A phase beside a bare group says whose group it is, and is not selected as a whole.
        List<String> whole = namesBareGroup(groups) ? List.of() : phases;
        return new Selection(whole, List.copyOf(fullNames), tasks, with);
    }

    void refuseUnknownPhase(String id) {
        List<String> known = phases();
        if (!known.contains(id)) {
            throw unknown("phase", id, known);
        }
    }

    void refuseUnknownTask(String id) {
        Set<String> known = new LinkedHashSet<>();
        for (Phase phase : plan.phases()) {
            for (Group group : phase.groups()) {
                for (Task task : group.tasks()) {
                    known.add(task.id());
                    int bracket = task.id().indexOf('[');
                    known.add(bracket < 0 ? task.id() : task.id().substring(0, bracket));
                }
            }
        }
        if (!known.contains(id)) {
            throw unknown("task", id, List.copyOf(known));
        }
    }

    private String group(String name, List<String> phases) {
        List<String> all = new ArrayList<>();
        List<String> bare = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (Phase phase : plan.phases()) {
            for (Group group : phase.groups()) {
                all.add(group.fullName());
                bare.add(group.id());
                if (group.fullName().equals(name)) {
                    return name;
                }
                boolean meant = phases.size() != 1 || phases.contains(phase.id());
                if (group.id().equals(name) && meant) {
                    found.add(group.fullName());
                }
            }
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.isEmpty()) {
            throw unknown("group", name, name.indexOf('/') >= 0 ? all : bare);
        }
        throw new ProblemException(
                ExitCode.USAGE,
                "group `" + name + "` is in " + found.size() + " phases",
                "name one of " + String.join(", ", found),
                null);
    }

    private static boolean namesBareGroup(List<String> groups) {
        for (String group : groups) {
            if (group.indexOf('/') < 0) {
                return true;
            }
        }
        return false;
    }

    private List<String> phases() {
        List<String> ids = new ArrayList<>();
        for (Phase phase : plan.phases()) {
            ids.add(phase.id());
        }
        return ids;
    }

    private ProblemException unknown(String kind, String name, List<String> known) {
        @Nullable String hint = Suggestion.hint(name, known);
        return new ProblemException(
                ExitCode.USAGE,
                "the plan has no " + kind + " `" + name + "`",
                hint == null ? "show what it has with `orchestrate plan`" : hint,
                null);
    }
}
