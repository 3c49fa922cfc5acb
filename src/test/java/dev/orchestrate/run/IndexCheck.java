package dev.orchestrate.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;

/** Compares the indexes of a state with those computed anew from its facts. */
final class IndexCheck {
    private IndexCheck() {}

    static void holds(RunState state) {
        Indexes kept = state.indexes();
        Indexes anew = RunState.of(state.facts()).indexes();
        assertThat(kept.nodes()).as("nodes").isEqualTo(anew.nodes());
        assertThat(kept.tally()).as("tally").isEqualTo(anew.tally());
        assertThat(kept.phaseTallies()).as("phase tallies").isEqualTo(anew.phaseTallies());
        assertThat(kept.groupTallies()).as("group tallies").isEqualTo(anew.groupTallies());
        assertThat(kept.groupRunning()).as("group running").isEqualTo(anew.groupRunning());
        assertThat(inLine(kept)).as("in line").isEqualTo(inLine(anew));
        assertThat(kept.attention()).as("attention").isEqualTo(anew.attention());
        assertThat(kept.groupAttention()).as("group attention").isEqualTo(anew.groupAttention());
        assertThat(kept.running()).as("running").isEqualTo(anew.running());
        assertThat(kept.toEnd()).as("to end").isEqualTo(anew.toEnd());
        assertThat(kept.locks()).as("locks").isEqualTo(anew.locks());
        assertThat(kept.cpus()).as("cpus").isEqualTo(anew.cpus());
        nobodyIsForgotten(kept);
    }

    /** Those in line, parked or with a time of their own. */
    private static Set<Integer> inLine(Indexes indexes) {
        TreeSet<Integer> all = new TreeSet<>();
        all.addAll(indexes.ready());
        indexes.parked().values().forEach(all::addAll);
        for (Indexes.Due due : indexes.due()) {
            if (!due.phase()) {
                all.add(due.number());
            }
        }
        return all;
    }

    /** Whoever is parked waits for something that somebody holds, or has one in line before it. */
    private static void nobodyIsForgotten(Indexes indexes) {
        indexes.parked()
                .forEach((obstacle, waiting) -> {
                    assertThat(waiting).isNotEmpty();
                    boolean lock = obstacle.startsWith("lock ");
                    boolean held = !lock || indexes.locks().containsKey(obstacle.substring(5));
                    boolean canComeBack = held || !indexes.ready().isEmpty();
                    assertThat(canComeBack).as("parked at %s", obstacle).isTrue();
                });
    }
}
