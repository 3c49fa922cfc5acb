package dev.orchestrate.engine;

import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.Masks;
import dev.orchestrate.gate.CriterionRegistry;
import dev.orchestrate.gate.GateJudge;
import dev.orchestrate.journal.Inbox;
import dev.orchestrate.journal.Owner;
import dev.orchestrate.journal.ReadAhead;
import dev.orchestrate.journal.RunFolder;
import dev.orchestrate.journal.RunHead;
import dev.orchestrate.journal.RunLocks;
import dev.orchestrate.journal.StateFolder;
import dev.orchestrate.journal.StoredRun;
import dev.orchestrate.plan.Catalog;
import dev.orchestrate.plan.LoadOptions;
import dev.orchestrate.plan.Loaded;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.PlanLoader;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.Invocation;
import dev.orchestrate.run.PhaseStatus;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.Request;
import dev.orchestrate.run.RunListener;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.TaskState;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.task.HandlerRegistry;
import dev.orchestrate.task.command.CommandHandler;
import dev.orchestrate.task.exec.ExecHandler;
import dev.orchestrate.task.manual.ManualHandler;
import dev.orchestrate.testing.FakeDisk;
import dev.orchestrate.testing.FakeProcesses;
import dev.orchestrate.testing.PlanText;
import dev.orchestrate.testing.RememberingLoader;
import dev.orchestrate.testing.Script;
import dev.orchestrate.testing.VirtualTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A workspace in which orchestrators come and go, with a disk, processes and a time that are made
 * up: the engine runs in it as it is, on the thread of the test.
 */
public final class Sim {
    private static final Path STATE = Path.of("/state/.orchestrate");
    private static final HandlerRegistry HANDLERS =
            new HandlerRegistry(
                    List.of(new CommandHandler(), new ManualHandler(), new ExecHandler()),
                    Sim.class.getClassLoader());
    private static final CriterionRegistry CRITERIA =
            CriterionRegistry.standard(Sim.class.getClassLoader());
    static final PlanLoader PLANS = new RememberingLoader(new Catalog(HANDLERS, CRITERIA));

    public final VirtualTime time = new VirtualTime();
    public final FakeProcesses processes;
    final Map<String, Script> scripts = new HashMap<>();
    public FakeDisk disk = FakeDisk.with(Path.of("/state"));
    public Path workspace = Path.of("").toAbsolutePath();
    SimMail mail = newMail();
    Trace trace = Trace.OFF;

    /** By how much the clock on the wall is wrong; durations never are. */
    public Duration skew = Duration.ZERO;

    /** How long whatever goes on beside the coordinator takes, such as to judge a phase. */
    public Supplier<Duration> errandsTake = () -> Duration.ZERO;

    /** What looks whether criteria are met. */
    public CriterionRegistry criteria = CRITERIA;

    /** Who is shown every run of this workspace. */
    public final List<RunListener> listeners = new ArrayList<>();

    private final Random random;
    private final Map<Source, Plan> loaded = new HashMap<>();
    private String text;
    private int requests;

    /** What a plan is loaded from. */
    private record Source(String text, Map<String, String> vars) {}

    Sim(Plan plan) {
        this(plan, 1);
    }

    Sim(Plan plan, long seed) {
        this(plan, seed, null);
    }

    public Sim(Plan plan, long seed, @Nullable Function<AttemptKey, Script> script) {
        this.text = PlanText.of(plan);
        this.random = new Random(seed);
        this.processes = new FakeProcesses(time, script == null ? this::script : script);
    }

    /** That attempt, or all of that task; what is not scripted succeeds after a second. */
    Sim script(String taskOrAttempt, Script script) {
        scripts.put(taskOrAttempt, script);
        return this;
    }

    private Script script(AttemptKey key) {
        Script own = scripts.get(key.task() + "." + key.number());
        return own == null ? scripts.getOrDefault(key.task(), Script.succeeds()) : own;
    }

    /** From here on the file holds another plan. */
    public void edit(Plan plan) {
        text = PlanText.of(plan);
    }

    /** Something happens that long after now, while an orchestrator waits. */
    public void after(Duration wait, Runnable what) {
        time.after(wait, what);
    }

    /** One call of {@code orchestrate run}, from its beginning to its end, or its death. */
    public RunOutcome run(Ask ask) {
        RunOutcome outcome = runUntold(ask);
        locks().told(outcome.folder());
        return outcome;
    }

    /** As {@link #run}, but it dies before it tells how it ended. */
    RunOutcome runUntold(Ask ask) {
        mail = newMail();
        return Runs.execute(setting(mail), ask.of(load(ask.vars), text));
    }

    /** One call that is not carried out. */
    ProblemException refused(Ask ask) {
        try {
            throw new AssertionError("was carried out: " + run(ask).exit());
        } catch (ProblemException e) {
            return e;
        }
    }

    private SimMail newMail() {
        FakeDisk own = disk;
        return new SimMail(time, () -> errandsTake.get(), own::isAlive);
    }

    Plan load(Map<String, String> vars) {
        return loaded.computeIfAbsent(new Source(text, vars), _ -> parse(vars));
    }

    private Plan parse(Map<String, String> vars) {
        LoadOptions options = new LoadOptions(vars, 2, List.of("sh", "-ec"));
        Loaded plan =
                PLANS.parse("orchestrate.yaml", text.getBytes(StandardCharsets.UTF_8), options);
        if (plan.plan() == null) {
            throw new AssertionError(plan.diagnostics());
        }
        return plan.plan();
    }

    /** A decision from another process. */
    public Decisions.Outcome decide(Request request) {
        try {
            return new Decisions(setting(newMail()), folder(), this::pass).decide(request);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Another process puts it into the inbox. */
    public void send(Request request) {
        new Inbox(disk.machine().process(), folder()).send(request);
    }

    RunOutcome cancel() {
        mail = newMail();
        return Runs.cancel(setting(mail), folder(), new Request.Cancel(id(), "me", null));
    }

    /** A new id for a request. */
    public String id() {
        return "request-" + ++requests;
    }

    /** Time goes on, and what happens in it happens. */
    public void pass(Duration wait) {
        long until = time.nanos() + wait.toNanos();
        while (time.step(until)) {
            // Whatever happens meanwhile.
        }
    }

    TaskState task(String id) {
        return Objects.requireNonNull(state().task(id));
    }

    TaskStatus status(String id) {
        return task(id).status();
    }

    PhaseStatus phase(String id) {
        return Objects.requireNonNull(state().phase(id)).status();
    }

    /** The plan's newest run. */
    public RunFolder folder() {
        RunHead newest = StateFolder.at(disk, STATE).newest(_ -> true);
        return Objects.requireNonNull(newest, "there is no run").folder();
    }

    public boolean hasRun() {
        return StateFolder.at(disk, STATE).newest(_ -> true) != null;
    }

    /** What a reader sees now. */
    RunReader.Seen look() {
        return RunReader.read(disk, folder(), locks(), PLANS);
    }

    public RunState state() {
        return look().state();
    }

    /** Everything that the journal says. */
    public List<Entry> journal() {
        List<Entry> entries = new ArrayList<>();
        StoredPlans copies = new StoredPlans(disk, folder(), PLANS, true);
        StoredRun.read(disk, folder(), copies).replayAll(entries::add);
        return entries;
    }

    /** What is stored of a run: every entry of the journal, and the state with the checkpoint. */
    public record Reading(List<Entry> entries, RunState state) {}

    /** Reads what is stored of the newest run. */
    public Reading read() {
        RunFolder folder = folder();
        StoredRun stored = StoredRun.read(disk, folder, new StoredPlans(disk, folder, PLANS, true));
        List<Entry> entries = new ArrayList<>();
        stored.replayAll(entries::add);
        return new Reading(entries, RunReader.state(stored));
    }

    <E extends Event> List<E> events(Class<E> kind) {
        List<E> found = new ArrayList<>();
        for (Entry entry : journal()) {
            if (kind.isInstance(entry.event())) {
                found.add(kind.cast(entry.event()));
            }
        }
        return found;
    }

    Setting setting(Mail to) {
        return new Setting(
                new Setting.World(
                        clock(),
                        random,
                        new Invocation("1", "host", 1, "boot", 2, List.of("sh", "-ec")),
                        workspace,
                        to,
                        _ -> processes.executor(),
                        listeners,
                        trace),
                new Setting.Storage(disk, StateFolder.at(disk, STATE), locks(), ReadAhead.NOTHING),
                new Setting.Knowledge(PLANS, HANDLERS, new GateJudge(criteria)),
                new Setting.Secrets(Map.of(), Masks.none()));
    }

    /** What another process works with while one executes. */
    Setting elsewhere(Mail to) {
        FakeDisk own = disk;
        disk = own.machine().process();
        try {
            return setting(to);
        } finally {
            disk = own;
        }
    }

    /** Asks the orchestrator that executes now to stop, as with Ctrl-C. */
    public void stop() {
        mail.stop(StopCause.SIGTERM);
    }

    String text() {
        return text;
    }

    private RunLocks locks() {
        return new RunLocks(disk, this::pass, new Owner("host", 1, time.now()));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant now() {
                return time.now().plus(skew);
            }

            @Override
            public long nanos() {
                return time.nanos();
            }
        };
    }
}
