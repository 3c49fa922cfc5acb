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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the plans of a run from the copies in its folder; the last one stays in memory. */
public final class StoredPlans implements PlanSource {
    private final Disk disk;
    private final RunFolder run;
    private final PlanLoader loader;
    private final boolean digest;
    private final Dag.ExpectedMillis expected;
    private final @Nullable Known known;
    private @Nullable Key lastKey;
    private @Nullable Dag last;

    /** A plan, and all that it was loaded from. */
    record Known(Plan plan, String text, LoadOptions options) {
        static Known of(Setting setting, RunRequest request) {
            Invocation by = setting.world().invocation();
            return new Known(
                    request.plan(),
                    request.text(),
                    new LoadOptions(request.vars(), by.processors(), by.shell()));
        }

        boolean isOf(String file, byte[] from, LoadOptions by) {
            return plan.source().file().equals(file)
                    && options.equals(by)
                    && Arrays.equals(text.getBytes(StandardCharsets.UTF_8), from);
        }
    }

    /** What a graph follows from: of an invocation what the loading reads, and not who it was. */
    private record Key(
            PlanVersion plan, Map<String, String> vars, int processors, List<String> shell) {}

    /**
     * The plans of one run.
     *
     * @param digest whether plans are to be compared; readers do without that of the file, which is
     *     faster
     */
    public StoredPlans(Disk disk, RunFolder run, PlanLoader loader, boolean digest) {
        this(disk, run, loader, digest, Dag.ExpectedMillis.EQUAL, null);
    }

    /**
     * The plans of one run that is to be executed.
     *
     * @param expected what decides which of the tasks that are ready is the first
     * @param known a plan that is probably the run's, too, and need not be made again
     */
    StoredPlans(
            Disk disk,
            RunFolder run,
            PlanLoader loader,
            boolean digest,
            Dag.ExpectedMillis expected,
            @Nullable Known known) {
        this.disk = disk;
        this.run = run;
        this.loader = loader;
        this.digest = digest;
        this.expected = expected;
        this.known = known;
    }

    /** Those of a run that is to be executed. */
    static StoredPlans toExecute(
            Setting setting, RunFolder run, Dag.ExpectedMillis expected, @Nullable Known known) {
        return new StoredPlans(
                setting.storage().disk(), run, setting.knowledge().plans(), true, expected, known);
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
        LoadOptions options = new LoadOptions(vars, by.processors(), by.shell(), digest);
        if (known != null && known.isOf(version.file(), text, options)) {
            return known.plan();
        }
        Loaded loaded = loader.parse(version.file(), text, options);
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
