package dev.orchestrate.simulation;

import dev.orchestrate.engine.ChangedTasks;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.run.Request;
import dev.orchestrate.testing.FakeMachine.Act;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that chance decides about a simulation, as data: so that it can be told, and be made
 * smaller.
 *
 * @param plans the versions of the plan's file
 * @param troubled whether attempts may end otherwise than well
 * @param lives one for each call of {@code orchestrate run}
 */
record World(long seed, List<Plan> plans, boolean troubled, List<Life> lives) {
    World {
        plans = List.copyOf(plans);
        lives = List.copyOf(lives);
    }

    World with(List<Life> other) {
        return new World(seed, plans, troubled, other);
    }

    /**
     * One call of {@code orchestrate run}, and what happens meanwhile.
     *
     * @param version of the plan's file, from 0
     * @param criteriaMet whether the files that criteria look for are there
     * @param death how it ends if not by itself; null: by itself
     * @param rest time until the next call
     */
    record Life(
            int version,
            Call call,
            boolean criteriaMet,
            List<Happening> happenings,
            @Nullable Death death,
            Duration rest) {
        Life {
            happenings = List.copyOf(happenings);
        }

        Life with(List<Happening> other) {
            return new Life(version, call, criteriaMet, other, death, rest);
        }

        Life without(Death gone) {
            return new Life(version, call, criteriaMet, happenings, null, rest);
        }
    }

    /** The options of a call. */
    record Call(boolean yes, ChangedTasks changed, boolean conditionsOff, @Nullable String phase) {
        static final Call PLAIN = new Call(true, ChangedTasks.KEEP, false, null);
    }

    /** Something that happens that long after the call, if it still goes on. */
    record Happening(Duration after, What what) {}

    /** What can happen. */
    sealed interface What {
        /** SIGTERM to the orchestrator. */
        record Stop() implements What {}

        /** A person's decision is put into the inbox. */
        record Ask(Request request) implements What {}

        /** The clock on the wall is set. */
        record Jump(Duration by) implements What {}

        /** Only so many bytes are left on the disk. */
        record Full(int room) implements What {}

        /** The next so many acts of a kind fail. */
        record Fails(Act act, int times) implements What {}

        /** The launcher dies with all that it has begun. */
        record LauncherDies() implements What {}
    }

    /**
     * The end of an orchestrator.
     *
     * @param act before which of its changes to the disk; one that makes fewer dies after its end
     * @param seed of what a power cut leaves
     */
    record Death(int act, Kind kind, long seed) {}

    /** What dies. */
    enum Kind {
        /** The orchestrator alone. */
        KILLED,
        WITH_LAUNCHER,
        /** The machine, and nothing that was not synced is left. */
        POWER_CUT_WORST,
        /** The machine, though everything written is left. */
        POWER_CUT_BEST,
        /** The machine; what was not synced is lost, kept or torn, each write by itself. */
        POWER_CUT_MIXED
    }
}
