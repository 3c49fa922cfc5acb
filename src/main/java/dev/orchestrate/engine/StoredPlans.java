package dev.orchestrate.engine;

import dev.orchestrate.journal.Disk;
import dev.orchestrate.journal.PlanSource;
import dev.orchestrate.journal.RunFolder;
import dev.orchestrate.plan.LoadOptions;
import dev.orchestrate.plan.Loaded;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.PlanLoader;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.Invocation;
import dev.orchestrate.run.PlanVersion;
import dev.orchestrate.run.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the plans of a run from the copies in its folder; the last one stays in memory. */
public final class StoredPlans implements PlanSource {
    private final Disk disk;
    private final RunFolder run;
    private final PlanLoader loader;
    private final boolean digests;
    private final Dag.ExpectedMillis expected;
    private @Nullable Key lastKey;
    private @Nullable Dag last;

    /** What a graph follows from: of an invocation what the loading reads, and not who it was. */
    private record Key(
            PlanVersion plan, Map<String, String> vars, int processors, List<String> shell) {}

    /**
     * The plans of one run.
     *
     * @param digests whether tasks are to be compared or judged; readers do without, which is
     *     faster
     */
    public StoredPlans(Disk disk, RunFolder run, PlanLoader loader, boolean digests) {
        this(disk, run, loader, digests, Dag.ExpectedMillis.EQUAL);
    }

    /**
     * The plans of one run that is to be executed.
     *
     * @param expected what decides which of the tasks that are ready is the first
     */
    StoredPlans(
            Disk disk,
            RunFolder run,
            PlanLoader loader,
            boolean digests,
            Dag.ExpectedMillis expected) {
        this.disk = disk;
        this.run = run;
        this.loader = loader;
        this.digests = digests;
        this.expected = expected;
    }

    @Override
    public Dag graph(PlanVersion plan, Map<String, String> vars, Invocation by) {
        Key key = new Key(plan, vars, by.processors(), by.shell());
        Dag known = last;
        if (known != null && key.equals(lastKey)) {
            return known;
        }
        Dag dag = Dag.of(load(plan, vars, by), expected);
        lastKey = key;
        last = dag;
        return dag;
    }

    private Plan load(PlanVersion version, Map<String, String> vars, Invocation by) {
        Path copy = run.plan(version);
        byte[] text;
        try {
            text = disk.read(copy);
        } catch (IOException e) {
            throw damaged(copy, "can not be read: " + e.getMessage(), e);
        }
        Loaded loaded =
                loader.parse(
                        version.file(),
                        text,
                        new LoadOptions(vars, by.processors(), by.shell(), digests));
        Plan plan = loaded.plan();
        if (plan == null) {
            throw damaged(copy, "is not the plan that was started", null);
        }
        return plan;
    }

    private static ProblemException damaged(Path copy, String what, @Nullable Throwable cause) {
        return new ProblemException(
                ExitCode.DAMAGED,
                "`" + copy + "` " + what,
                "show what there is with `orchestrate doctor`; nothing was overwritten",
                cause);
    }
}
