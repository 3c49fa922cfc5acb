package dev.orchestrate.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which phases a phase waits for, from what phases say and from their order. Phases are numbers
 * from 0 in the order of the plan.
 */
final class PhaseOrder {
    private PhaseOrder() {}

    /**
     * What one phase says; null where it says nothing.
     *
     * @param parallelWith numbers of earlier phases
     */
    record Said(@Nullable List<Integer> dependsOn, @Nullable List<Integer> parallelWith) {
        boolean besideOthers() {
            return parallelWith != null && !parallelWith.isEmpty();
        }
    }

    /** The direct dependencies of each phase, in ascending order. */
    static List<List<Integer>> resolve(List<Said> phases) {
        int[] linked = linked(phases);
        List<BitSet> resolved = new ArrayList<>(phases.size());
        for (int i = 0; i < phases.size(); i++) {
            Said said = phases.get(i);
            BitSet needs = new BitSet();
            if (said.dependsOn() != null) {
                said.dependsOn().forEach(needs::set);
            } else if (said.parallelWith() != null) {
                for (int other : said.parallelWith()) {
                    needs.or(resolved.get(other));
                }
                said.parallelWith().forEach(needs::clear);
            } else if (i > 0) {
                addAbove(needs, linked, i);
            }
            resolved.add(needs);
        }
        List<List<Integer>> lists = new ArrayList<>(resolved.size());
        for (BitSet needs : resolved) {
            List<Integer> list = new ArrayList<>();
            for (int i = needs.nextSetBit(0); i >= 0; i = needs.nextSetBit(i + 1)) {
                list.add(i);
            }
            lists.add(List.copyOf(list));
        }
        return lists;
    }

    /** The phase above, and every phase above this one that is linked to that one. */
    private static void addAbove(BitSet needs, int[] linked, int phase) {
        int above = root(linked, phase - 1);
        for (int i = 0; i < phase; i++) {
            if (root(linked, i) == above) {
                needs.set(i);
            }
        }
    }

    /** Phases that {@code parallel_with} links, in either direction and through others. */
    private static int[] linked(List<Said> phases) {
        int[] linked = new int[phases.size()];
        for (int i = 0; i < linked.length; i++) {
            linked[i] = i;
        }
        for (int i = 0; i < linked.length; i++) {
            List<Integer> beside = phases.get(i).parallelWith();
            if (beside != null) {
                for (int other : beside) {
                    linked[root(linked, i)] = root(linked, other);
                }
            }
        }
        return linked;
    }

    private static int root(int[] linked, int of) {
        int at = of;
        while (linked[at] != at) {
            linked[at] = linked[linked[at]];
            at = linked[at];
        }
        return at;
    }
}
