package dev.orchestrate.run;

import dev.orchestrate.plan.dag.Dag;

/** Whether what an invocation selected is done, so that its selection does not hold any more. */
public final class SelectionDone {
    private SelectionDone() {}

    public static boolean is(RunState state) {
        Dag dag = state.dag();
        for (Dag.PhaseNode node : dag.phases()) {
            boolean whole = true;
            for (int task = node.firstTask(); task < node.endTask(); task++) {
                boolean well = SelectionCheck.endedWell(state, task);
                if (state.isSelected(task) && !well) {
                    return false;
                }
                whole &= well;
            }
            PhaseStatus phase = state.facts().phases().get(node.number()).status();
            boolean decided = phase == PhaseStatus.APPROVED || phase == PhaseStatus.SKIPPED;
            if (state.isPhaseSelected(node.number()) && whole && !decided) {
                return false;
            }
        }
        return true;
    }
}
