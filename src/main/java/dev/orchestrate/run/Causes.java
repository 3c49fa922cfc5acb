package dev.orchestrate.run;

import dev.orchestrate.plan.Task.RunIf;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.plan.dag.Dag.GroupNode;
import dev.orchestrate.plan.dag.Dag.PhaseNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a task can not run: what it names itself that can not be met, else the groups before its own,
 * else the phases. A task with a {@code run_if} looks past all but the phases.
 */
final class Causes {
    private Causes() {}

    static List<String> of(Draft d, int task) {
        PhaseNode phase = d.dag.phases().get(d.dag.phaseOf(task));
        if (d.task(task).needs().runIf() != RunIf.SUCCESS) {
            return ofPhase(d, phase);
        }
        List<String> causes = new ArrayList<>();
        for (String reference : d.task(task).needs().dependsOn()) {
            int node = d.dag.nodeOf(reference);
            if (node >= 0 && (d.node(node).out() & Signal.UNMET) != 0) {
                causes.add(reference);
            }
        }
        if (causes.isEmpty()) {
            addGroups(d, d.dag.groups().get(d.dag.groupOf(task)), causes);
        }
        return causes.isEmpty() ? ofPhase(d, phase) : causes;
    }

    /** The phases before it that can not be met. */
    static List<String> ofPhase(Draft d, PhaseNode phase) {
        List<String> causes = new ArrayList<>();
        for (int before : phase.dependsOn()) {
            if ((Signal.of(d.phase(before).status()) & Signal.UNMET) != 0) {
                causes.add(d.dag.phases().get(before).phase().id());
            }
        }
        return causes;
    }

    private static void addGroups(Draft d, GroupNode group, List<String> causes) {
        PhaseNode phase = d.dag.phases().get(group.phase());
        for (int number : phase.groups()) {
            Dag.GroupNode other = d.dag.groups().get(number);
            if (group.group().dependsOn().contains(other.group().id())
                    && d.node(other.exit()).unmet() > 0) {
                causes.add(other.group().fullName());
            }
        }
    }
}
