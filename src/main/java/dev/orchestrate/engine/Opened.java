package dev.orchestrate.engine;

import dev.orchestrate.executor.AttemptExecutor;
import dev.orchestrate.journal.CheckpointFile;
import dev.orchestrate.journal.Inbox;
import dev.orchestrate.journal.Journal;
import dev.orchestrate.journal.JournalBroken;
import dev.orchestrate.journal.Recovered;
import dev.orchestrate.journal.RunFolder;
import dev.orchestrate.journal.RunLock;
import dev.orchestrate.journal.StoredRun;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.run.Answers;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.PlanComparison;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.Request;
import dev.orchestrate.run.Resumption;
import dev.orchestrate.run.RunState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A run that this process may write: its lock, its journal, its executor, and the coordinator that
 * uses them. Confined to one thread.
 */
final class Opened implements AutoCloseable {
    /** An executor gives up on what SIGKILL does not end in less than that. */
    private static final Duration AFTER_A_KILL = Duration.ofSeconds(20);

    private final Setting setting;
    private final RunLock lock;
    private final Chronicle chronicle;
    private final AttemptExecutor executor;
    private final AttemptEnds ends;
    private final Attempts attempts;
    private final Coordinator coordinator;
    private final Inbox inbox;
    private @Nullable NewPlan newPlan;
    private boolean closed;

    private Opened(
            Setting setting,
            RunLock lock,
            Patience patience,
            Recovered recovered,
            @Nullable RunState state) {
        this.setting = setting;
        this.lock = lock;
        RunFolder folder = lock.run();
        Setting.Storage storage = setting.storage();
        Journal journal = Journal.open(storage.disk(), folder, recovered);
        this.chronicle =
                new Chronicle(
                        journal,
                        new CheckpointFile(storage.disk(), folder),
                        setting.world(),
                        state);
        this.executor = setting.world().executors().open(folder);
        this.inbox = new Inbox(storage.disk(), folder);
        Launches launches = new Launches(setting, folder);
        InProcess inProcess = new InProcess(launches, setting);
        this.ends = new AttemptEnds(chronicle, executor, launches, inProcess, setting);
        this.attempts = new Attempts(chronicle, executor, launches, inProcess, ends, setting);
        this.coordinator = new Coordinator(chronicle, attempts, ends, inbox, setting, patience);
        Coordinator.connect(executor, setting.world().mail());
    }

    /** A run that has no line yet; it has begun when this returns. */
    static Opened fresh(
            Setting setting, RunLock lock, Patience patience, Event.RunStarted started) {
        StoredPlans plans =
                StoredPlans.toExecute(setting, lock.run(), Dag.ExpectedMillis.EQUAL, null);
        Recovered nothing = StoredRun.read(setting.storage().disk(), lock.run(), plans).recovered();
        Opened opened = new Opened(setting, lock, patience, nothing, null);
        try {
            opened.chronicle.happen(started);
            opened.chronicle.sync();
            return opened;
        } catch (JournalBroken e) {
            opened.executor.close();
            // Without its first line there is no run.
            throw new ProblemException(ExitCode.USAGE, e.problem(), e.hint(), e);
        }
    }

    /** A run that is on the disk. */
    static Opened existing(
            Setting setting,
            RunLock lock,
            Patience patience,
            Dag.ExpectedMillis expected,
            StoredPlans.@Nullable Known known) {
        try {
            StoredPlans plans = StoredPlans.toExecute(setting, lock.run(), expected, known);
            Setting.Storage storage = setting.storage();
            StoredRun stored = StoredRun.read(storage.disk(), lock.run(), plans, storage.ahead());
            stored.recovered().refuseDamage();
            RunState state = RunReader.state(stored);
            return new Opened(setting, lock, patience, stored.recovered(), state);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    RunState state() {
        return chronicle.state();
    }

    /** Takes the run over: nothing has been executed yet when this returns. */
    void goOn(RunRequest request, Dag.ExpectedMillis expected) {
        Resuming resuming = new Resuming(setting, request, expected);
        RunState state = chronicle.state();
        Dag dag = resuming.graph(state);
        PlanComparison changes = PlanComparison.of(state, dag);
        resuming.refuse(changes);
        Event.RunResumed resumed = resuming.resumed(state);
        if (!changes.isSame()) {
            newPlan = new NewPlan(resuming, changes, dag, resuming.merged(state));
        }
        RunState outlook = Resuming.outlook(state, resumed, newPlan);
        Beginning.refuseUnmet(outlook);
        UnsetSecrets.refuse(outlook, setting.secrets().values().keySet());
        chronicle.happen(resumed);
        if (changes.isSame()) {
            Resumption.events(chronicle.state()).forEach(chronicle::happen);
        }
    }

    RunOutcome execute() {
        return conducting(() -> {
            Adoption.adopt(chronicle, executor, ends);
            NewPlan change = newPlan;
            if (change != null) {
                change.endRemoved(chronicle, attempts);
                coordinator.windDown();
                if (!coordinator.isToStop()) {
                    change.take(setting, lock.run(), chronicle);
                }
            }
            coordinator.run();
        });
    }

    RunOutcome cancel(Request.Cancel request) {
        return conducting(() -> {
            Adoption.adopt(chronicle, executor, ends);
            switch (Answers.to(chronicle.state(), request)) {
                case Answers.Answered.Taken(var events) -> events.forEach(chronicle::happen);
                case Answers.Answered.Refused(String why, String hint) ->
                        throw new ProblemException(ExitCode.USAGE, why, hint, null);
            }
            coordinator.giveUpAfter(longestGrace().plus(AFTER_A_KILL));
            coordinator.run();
        });
    }

    private Duration longestGrace() {
        RunState state = chronicle.state();
        Duration longest = Duration.ZERO;
        for (int item : state.running()) {
            Duration grace = state.dag().task(item).limits().grace();
            longest = grace.compareTo(longest) > 0 ? grace : longest;
        }
        return longest;
    }

    private interface Conduct {
        void go() throws InterruptedException;
    }

    private RunOutcome conducting(Conduct conduct) {
        setting.storage().locks().markUntold(lock.run());
        // What lies there already counts before it is found that nothing can go on without it.
        setting.world().mail().post(new Message.Delivered(inbox.read()));
        try (Inbox.Watch _ = setting.world().mail().watch(inbox)) {
            conduct.go();
            return outcome(coordinator.problem());
        } catch (JournalBroken e) {
            // Ends live on in the executor's records, and are adopted by the next invocation.
            return outcome(e.problem());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return outcome("interrupted");
        }
    }

    private RunOutcome outcome(@Nullable String problem) {
        RunState state = chronicle.state();
        ExitCode exit = Conclusion.exit(state, coordinator.stopped(), problem);
        return new RunOutcome(lock.run(), state, exit, problem, false);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (lock;
                executor) {
            chronicle.close();
        } catch (JournalBroken e) {
            // It has been told already.
        }
    }
}
