package dev.orchestrate.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Other worlds than these: {@code -Dsimulation.from=SEED -Dsimulation.seeds=N}. What happens in one
 * is told by {@code scripts/simulate --seed N --trace}.
 */
class SimulationTest {
    private static final long SEEDS = Long.getLong("simulation.seeds", 10_000);

    @TempDir Path folder;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void noRuleIsBrokenInAnyWorld() throws Exception {
        Workspaces workspaces = Workspaces.in(folder);
        long from = Long.getLong("simulation.from", 1);
        for (long seed = from; seed < from + SEEDS; seed++) {
            assertThat(Simulator.run(Worlds.of(seed), workspaces, _ -> {}))
                    .as("scripts/simulate --seed %s --trace", seed)
                    .isNull();
        }
    }

    @Test
    void aSeedReplaysExactly() throws Exception {
        Workspaces workspaces = Workspaces.in(folder);
        for (long seed = 1; seed <= 20; seed++) {
            List<String> first = new ArrayList<>();
            List<String> second = new ArrayList<>();
            Simulator.run(Worlds.of(seed), workspaces, first::add);
            Simulator.run(Worlds.of(seed), workspaces, second::add);
            assertThat(second).isNotEmpty().isEqualTo(first);
        }
    }

    @Test
    void theShrinkerLeavesWhatMatters() {
        World world = Worlds.of(7);
        World smallest = Shrinker.smallest(world, each -> !each.lives().isEmpty());
        assertThat(smallest.lives()).hasSize(1);
        assertThat(smallest.lives().get(0).happenings()).isEmpty();
        assertThat(smallest.plans()).hasSize(1);
        assertThat(smallest.plans().get(0).phases()).hasSize(1);
    }
}
