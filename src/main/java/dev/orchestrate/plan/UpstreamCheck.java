package dev.orchestrate.plan;

import dev.orchestrate.plan.expr.Reference;
import dev.orchestrate.plan.expr.Template;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the names in expressions that need the whole plan: variables of {@code env}, and tasks,
 * which must come before whatever reads them.
 */
final class UpstreamCheck {
    /** A walk back that sees more nodes than this is worth keeping the other way round. */
    private static final int NEAR = 2_000;

    private final Problems problems;
    private final Expressions expressions;
    private final TaskIndex index;
    private final PlanDraft plan;
    private final Set<String> secrets = new HashSet<>();
    private final Map<PhaseDraft, int[]> orders = new HashMap<>();
    private final Map<TaskDraft, BitSet> downstream = new HashMap<>();

    UpstreamCheck(Reading reading, TaskIndex index, PlanDraft plan, List<PhaseDraft> phases) {
        this.problems = reading.problems();
        this.expressions = reading.expressions();
        this.index = index;
        this.plan = plan;
        secrets.addAll(plan.secrets());
        for (PhaseDraft phase : phases) {
            for (TaskDraft task : phase.tasks) {
                addSecrets(task.execution);
            }
            for (Task task : phase.checkpoint) {
                addSecrets(task.execution());
            }
            for (Task task : phase.onFailure) {
                addSecrets(task.execution());
            }
        }
    }

    private void addSecrets(Task.@Nullable Execution execution) {
        if (execution != null && !execution.secrets().equals(plan.secrets())) {
            secrets.addAll(execution.secrets());
        }
    }

    void check() {
        for (Expressions.Use use : expressions.uses()) {
            Reference reference = use.reference();
            if (reference instanceof Reference.Env(String name)) {
                checkEnv(use, name);
            } else if (reference instanceof Reference.Output(String task, String _)) {
                checkTask(use, task);
            } else if (reference instanceof Reference.Status(String task)) {
                checkTask(use, task);
            }
        }
    }

    private void checkEnv(Expressions.Use use, String name) {
        if (secrets.contains(name)) {
            problems.error(
                    problems.inside(use.scalar(), use.offset()),
                    "secret-in-expression",
                    "`" + name + "` is a secret, and can not be read in an expression",
                    "in a command, read it as the shell does: `$" + name + "`");
            return;
        }
        TaskDraft task = use.site().task();
        Map<String, Template> env =
                task == null || task.execution == null ? plan.env() : task.execution.env();
        if (!env.containsKey(name)) {
            String hint = problems.suggest(name, env.keySet());
            expressions.unknown(
                    use,
                    "no `" + name + "` in the `env` of the plan or task",
                    hint == null
                            ? "in a command, read it as the shell does: `$" + name + "`"
                            : hint);
        }
    }

    private void checkTask(Expressions.Use use, String id) {
        TaskDraft target = index.get(id);
        if (target == null) {
            expressions.unknown(use, "no task `" + Scalars.shortened(id) + "`", suggest(id));
        } else if (target.isMatrix() && target.id.equals(id)) {
            problems.error(
                    problems.inside(use.scalar(), use.offset()),
                    "ambiguous-reference",
                    "task `" + id + "` is a matrix of several",
                    target.ids.isEmpty()
                            ? null
                            : "name one of them, as in `" + target.ids.getFirst() + "`");
        } else if (!sees(use.site(), target)) {
            problems.error(
                    problems.inside(use.scalar(), use.offset()),
                    "not-upstream",
                    "task `" + id + "` need not have ended when this is read",
                    "depend on it");
        }
    }

    private @Nullable String suggest(String id) {
        return problems.suggest(id, index.ids());
    }

    private boolean sees(Site site, TaskDraft target) {
        PhaseDraft phase = site.phase();
        if (phase == null) {
            return false;
        }
        if (phase != target.phase) {
            return phase.upstream.get(target.phase.number);
        }
        if (site.afterTasks()) {
            return true;
        }
        GroupDraft group = site.group();
        if (group == null) {
            return false;
        }
        GroupDraft other = target.group;
        if (other != null && group.upstream.get(other.number)) {
            return true;
        }
        TaskDraft task = site.task();
        return task != null && task != target && waitsFor(task, target);
    }

    private boolean waitsFor(TaskDraft task, TaskDraft target) {
        if (task.waits.tasks().contains(target)) {
            return true;
        }
        BitSet known = downstream.get(target);
        if (known != null) {
            return known.get(task.number);
        }
        PhaseGraph graph = new PhaseGraph(task.phase);
        int[] order = orders.computeIfAbsent(task.phase, _ -> Cycles.order(graph));
        BitSet seen = new BitSet();
        int left = NEAR;
        List<Integer> open = new ArrayList<>(List.of(task.number));
        while (!open.isEmpty()) {
            int node = open.removeLast();
            if (node == target.number) {
                return true;
            }
            if (left-- == 0) {
                return downstreamOf(target, graph, order).get(task.number);
            }
            int next;
            for (int i = 0; (next = graph.waitsFor(node, i)) >= 0; i++) {
                if (order[next] >= order[target.number] && !seen.get(next)) {
                    seen.set(next);
                    open.add(next);
                }
            }
        }
        return false;
    }

    /** All nodes that wait for a task, found in one pass over the order. */
    private BitSet downstreamOf(TaskDraft target, PhaseGraph graph, int[] order) {
        int[] byOrder = new int[order.length];
        for (int node = 0; node < order.length; node++) {
            byOrder[order[node]] = node;
        }
        BitSet waiting = new BitSet();
        waiting.set(target.number);
        for (int place = order[target.number] + 1; place < byOrder.length; place++) {
            int node = byOrder[place];
            int next;
            for (int i = 0; (next = graph.waitsFor(node, i)) >= 0; i++) {
                if (waiting.get(next)) {
                    waiting.set(node);
                    break;
                }
            }
        }
        downstream.put(target, waiting);
        return waiting;
    }
}
