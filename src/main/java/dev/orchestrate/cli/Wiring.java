package dev.orchestrate.cli;

import dev.orchestrate.console.view.Advice;
import dev.orchestrate.console.view.LogPath;
import dev.orchestrate.console.view.Sources;
import dev.orchestrate.engine.Clock;
import dev.orchestrate.engine.Mail;
import dev.orchestrate.engine.RunReader;
import dev.orchestrate.engine.Setting;
import dev.orchestrate.engine.SystemClock;
import dev.orchestrate.engine.Trace;
import dev.orchestrate.executor.AttemptExecutor;
import dev.orchestrate.executor.Masks;
import dev.orchestrate.executor.local.LocalExecutors;
import dev.orchestrate.executor.local.LocalSettings;
import dev.orchestrate.gate.CriterionRegistry;
import dev.orchestrate.gate.GateJudge;
import dev.orchestrate.journal.Disk;
import dev.orchestrate.journal.ReadAhead;
import dev.orchestrate.journal.RealDisk;
import dev.orchestrate.journal.RunFolder;
import dev.orchestrate.journal.RunHead;
import dev.orchestrate.journal.RunLocks;
import dev.orchestrate.journal.StateFolder;
import dev.orchestrate.plan.Catalog;
import dev.orchestrate.plan.LoadOptions;
import dev.orchestrate.plan.PlanLoader;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.Invocation;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.RunListener;
import dev.orchestrate.run.RunState;
import dev.orchestrate.task.HandlerRegistry;
import dev.orchestrate.workspace.FileWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Puts the parts of the program together, by hand, for one call. Each part is made when it is first
 * asked for, and no sooner: most commands need few of them.
 */
final class Wiring {
    private final Call call;
    private final Workplace workplace;
    private final LogLevel log;
    private final Disk disk = new RealDisk();
    private final Clock clock = new SystemClock();
    private final Set<String> warned = new HashSet<>();
    private ReadAhead ahead = ReadAhead.NOTHING;
    private @Nullable RunLocks locks;
    private @Nullable HandlerRegistry handlers;
    private @Nullable CriterionRegistry criteria;

    Wiring(Call call) {
        this.call = call;
        this.workplace = Workplace.of(call);
        this.log = LogLevel.of(workplace.environment());
    }

    Call call() {
        return call;
    }

    Workplace workplace() {
        return workplace;
    }

    Disk disk() {
        return disk;
    }

    Clock clock() {
        return clock;
    }

    StateFolder stateFolder() {
        return StateFolder.at(disk, workplace.stateFolder(), this::warnOnce);
    }

    /** Begins to read the run that is likely to be gone on with. */
    void readAhead() {
        ahead = ReadAhead.ofNewest(disk, workplace.stateFolder());
    }

    /** Several searches of one command come by the same run. */
    private void warnOnce(String text) {
        if (warned.add(text)) {
            call.warn(text);
        }
    }

    RunLocks locks() {
        if (locks == null) {
            locks = new RunLocks(disk, Thread::sleep, Self.owner(clock.now()));
        }
        return locks;
    }

    /** A run as it is now, whoever executes it. */
    RunReader.Seen look(RunHead run) {
        return RunReader.read(disk, run.folder(), locks(), plans());
    }

    /** The secrets of a run's plan, as far as they are set here. */
    PlanSecrets secretsOf(RunState state) {
        return PlanSecrets.of(state.dag().plan(), workplace.environment());
    }

    RunFolder runFolder(String run) {
        return new RunFolder(workplace.stateFolder().resolve("runs").resolve(run));
    }

    /** Names logs relative to the state folder. */
    LogPath logPaths(RunFolder run) {
        String folder = workplace.stateFolder().relativize(run.logs()).toString();
        return (task, attempt) -> folder + File.separator + run.logName(task, attempt);
    }

    /** What texts about a run need to know of the disk. */
    Sources sources(RunFolder run, Advice advice) {
        LogFiles logs = new LogFiles(run);
        return new Sources(advice, logPaths(run), logs::present, logs::tail);
    }

    HandlerRegistry handlers() {
        if (handlers == null) {
            handlers = new HandlerRegistry(BuiltInHandlers.all(new FileWriter()), extensions());
        }
        return handlers;
    }

    CriterionRegistry criteria() {
        if (criteria == null) {
            criteria = CriterionRegistry.standard(extensions());
        }
        return criteria;
    }

    PlanLoader plans() {
        return new PlanLoader(catalog());
    }

    Catalog catalog() {
        return new Catalog(handlers(), criteria());
    }

    /** Without the digest of the file where only what it says is of interest. */
    LoadOptions loading(Map<String, String> vars, boolean digest) {
        return new LoadOptions(vars, processors(), shell(), digest);
    }

    static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** The default shell: bash where it exists. */
    List<String> shell() {
        String path = workplace.environment().get("PATH");
        for (String folder : (path == null ? "/usr/bin:/bin" : path).split(":", -1)) {
            if (folder.startsWith("/") && Files.isExecutable(Path.of(folder, "bash"))) {
                return List.of("bash", "-eo", "pipefail", "-c");
            }
        }
        return List.of("sh", "-ec");
    }

    /** Everything that the engine works with. */
    Setting setting(Mail mail, List<RunListener> listeners, PlanSecrets secrets) {
        Masks masks = secrets.masks();
        return new Setting(
                new Setting.World(
                        clock,
                        random(),
                        invocation(),
                        workplace.workspace(),
                        mail,
                        run -> executor(run, secrets.environment(), masks),
                        listeners,
                        trace(masks)),
                new Setting.Storage(disk, stateFolder(), locks(), ahead),
                new Setting.Knowledge(plans(), handlers(), new GateJudge(criteria())),
                new Setting.Secrets(secrets.values(), masks));
    }

    private Trace trace(Masks masks) {
        return log == LogLevel.OFF ? Trace.OFF : DeveloperLog.open(log, masks);
    }

    RandomGenerator random() {
        return RandomGenerator.getDefault();
    }

    private Invocation invocation() {
        return new Invocation(
                Version.number(),
                Self.host(),
                Self.pid(),
                LocalExecutors.bootId(),
                processors(),
                shell());
    }

    private AttemptExecutor executor(RunFolder run, Map<String, String> environment, Masks masks) {
        LocalSettings settings =
                new LocalSettings(
                        run.path(), run.id(), environment, masks, LocalExecutors.launcher());
        AttemptExecutor executor;
        try {
            executor = LocalExecutors.open(settings);
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.USAGE, "tasks can not be started: " + e.getMessage(), null, e);
        }
        if (!executor.capabilities().adoption()) {
            call.remark(executor.capabilities().description());
        }
        return executor;
    }

    private static ClassLoader extensions() {
        return Wiring.class.getClassLoader();
    }
}
