package dev.orchestrate.engine;

import dev.orchestrate.executor.AttemptExecutor;
import dev.orchestrate.executor.Masks;
import dev.orchestrate.gate.GateJudge;
import dev.orchestrate.journal.Disk;
import dev.orchestrate.journal.ReadAhead;
import dev.orchestrate.journal.RunFolder;
import dev.orchestrate.journal.RunLocks;
import dev.orchestrate.journal.StateFolder;
import dev.orchestrate.plan.PlanLoader;
import dev.orchestrate.run.Invocation;
import dev.orchestrate.run.RunListener;
import dev.orchestrate.task.HandlerRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Everything that an engine works with and does not make itself. */
public record Setting(World world, Storage storage, Knowledge knowledge, Secrets secrets) {

    /**
     * Time, chance and what they happen to.
     *
     * @param invocation who this process is
     * @param workspace absolute
     * @param mail how the coordinator is told things
     */
    public record World(
            Clock clock,
            RandomGenerator random,
            Invocation invocation,
            Path workspace,
            Mail mail,
            Executors executors,
            List<RunListener> listeners,
            Trace trace) {}

    /** Makes the executor of a run. */
    @FunctionalInterface
    public interface Executors {
        AttemptExecutor open(RunFolder run);
    }

    /**
     * What a run is kept in.
     *
     * @param ahead what may have been read of it while nothing was locked yet
     */
    public record Storage(Disk disk, StateFolder folder, RunLocks locks, ReadAhead ahead) {}

    public record Knowledge(PlanLoader plans, HandlerRegistry handlers, GateJudge judge) {}

    /**
     * Values that are not to be seen.
     *
     * @param values of the variables that the plan names, as far as they are set
     * @param masks that hide them
     */
    public record Secrets(Map<String, String> values, Masks masks) {
        public Secrets {
            values = Map.copyOf(values);
        }

        /** Without the values. */
        @Override
        public String toString() {
            return "Secrets[" + values.size() + "]";
        }
    }
}
