package dev.orchestrate.run;

import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.plan.dag.Dag.GroupNode;
import dev.orchestrate.plan.dag.Dag.PhaseNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.pcollections.PVector;
import org.pcollections.TreePSet;
import org.pcollections.TreePVector;

/** Computes all indexes of a state from its facts, in time linear in the plan. */
final class Rebuild {
    private Rebuild() {}

    static RunState of(Facts facts) {
        Dag dag = facts.dag();
        Draft d = new Draft(facts, blank(facts), Selected.of(dag, facts.selection()));
        tally(d);
        for (int node = dag.taskCount(); node < dag.nodeCount(); node++) {
            d.refresh(node);
        }
        d.propagate();
        for (GroupNode group : dag.groups()) {
            d.reconsiderGroup(group.number());
        }
        for (PhaseNode phase : dag.phases()) {
            d.queues.holds(phase.number(), null, d.phase(phase.number()).until());
            d.decides(phase.number(), d.phase(phase.number()));
        }
        for (int item = 0; item < dag.itemCount(); item++) {
            if (d.item(item).status() == TaskStatus.RUNNING) {
                d.queues.moved(item, TaskState.NEW, d.item(item));
            }
        }
        d.reconsiderAll(0, dag.taskCount());
        for (PhaseNode phase : dag.phases()) {
            d.reconsiderChecks(phase.number());
        }
        return lookedAtAnew(d);
    }

    /**
     * The same, in time linear in the phases, where another state of the same plan is at hand that
     * differs in nothing that decides what a task may do.
     */
    static RunState of(Facts facts, RunState alike) {
        Draft d = new Draft(facts, alike.indexes(), alike.selected());
        d.queues.judging = Indexes.none();
        d.queues.toEnd = Indexes.numbers();
        return lookedAtAnew(d);
    }

    private static RunState lookedAtAnew(Draft d) {
        for (PhaseNode phase : d.dag.phases()) {
            d.phaseAttention = d.phaseAttention.plus(phase.number());
        }
        d.comeDue(d.before().at());
        Endings.mark(d);
        return d.frozen();
    }

    private static void tally(Draft d) {
        List<Tally> phases = same(d.dag.phases().size(), Tally.NONE);
        List<Tally> groups = same(d.dag.groups().size(), Tally.NONE);
        Tally all = Tally.NONE;
        for (int task = 0; task < d.dag.taskCount(); task++) {
            TaskState state = d.item(task);
            boolean critical = d.critical(task);
            int phase = d.dag.phaseOf(task);
            int group = d.dag.groupOf(task);
            phases.set(phase, phases.get(phase).plus(state, critical));
            groups.set(group, groups.get(group).plus(state, critical));
            all = all.plus(state, critical);
        }
        d.tally = all;
        d.phaseTallies = TreePVector.from(phases);
        d.groupTallies = TreePVector.from(groups);
    }

    private static Indexes blank(Facts facts) {
        Dag dag = facts.dag();
        PVector<Tally> none = TreePVector.empty();
        return new Indexes(
                TreePVector.from(nodes(facts)),
                Tally.NONE,
                none,
                none,
                TreePVector.from(same(dag.groups().size(), 0)),
                TreePSet.empty(new ReadyOrder(dag)),
                Indexes.noMap(),
                Indexes.noMap(),
                Indexes.numbers(),
                Indexes.numbers(),
                Indexes.numbers(),
                Indexes.numbers(),
                Indexes.numbers(),
                TreePSet.empty(),
                Indexes.none(),
                Indexes.none(),
                Indexes.none(),
                Indexes.noMap(),
                0);
    }

    /** With what the tasks tell, and not yet what other nodes make of it. */
    private static List<NodeState> nodes(Facts facts) {
        Dag dag = facts.dag();
        NodeState[] nodes = new NodeState[dag.nodeCount()];
        for (int node = 0; node < nodes.length; node++) {
            nodes[node] = NodeState.of(dag.predecessorCount(node));
        }
        for (int task = 0; task < dag.taskCount(); task++) {
            boolean critical = dag.task(task).execution().critical();
            int signal = Signal.of(facts.items().get(task), critical);
            int old = nodes[task].out();
            nodes[task] = nodes[task].telling(signal);
            for (int i = 0; i < dag.successorCount(task); i++) {
                int successor = dag.successor(task, i);
                nodes[successor] = nodes[successor].heard(old, signal);
            }
        }
        return Arrays.asList(nodes);
    }

    private static <T> List<T> same(int count, T value) {
        return new ArrayList<>(Collections.nCopies(count, value));
    }
}
