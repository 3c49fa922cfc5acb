package dev.orchestrate.engine;

import dev.orchestrate.executor.Admission;
import dev.orchestrate.executor.AttemptEnd;
import dev.orchestrate.executor.AttemptExecutor;
import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.AttemptRequest;
import dev.orchestrate.executor.Masks;
import dev.orchestrate.executor.Report;
import dev.orchestrate.failure.End;
import dev.orchestrate.plan.Task;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.EndingReason;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.WaitReason;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.task.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Begins the attempts of a run and asks for their end: writes down the intent, and hands it to the
 * executor once it is durable. What comes back is for {@link AttemptEnds}. Confined to the
 * coordinator's thread.
 */
final class Attempts {
    private final Chronicle chronicle;
    private final AttemptExecutor executor;
    private final Launches launches;
    private final InProcess inProcess;
    private final AttemptEnds ends;
    private final Masks masks;
    private final Mail mail;
    private final Trace trace;

    /** Intents that are to be made durable and then carried out. */
    private final List<Intent> intended = new ArrayList<>();

    Attempts(
            Chronicle chronicle,
            AttemptExecutor executor,
            Launches launches,
            InProcess inProcess,
            AttemptEnds ends,
            Setting setting) {
        this.chronicle = chronicle;
        this.executor = executor;
        this.launches = launches;
        this.inProcess = inProcess;
        this.ends = ends;
        this.masks = setting.secrets().masks();
        this.mail = setting.world().mail();
        this.trace = setting.world().trace();
    }

    /** Begins an attempt as far as the journal: the process starts with {@link #carryOut}. */
    void start(Task task, int number) {
        RunState state = chronicle.state();
        AttemptKey key = Launches.key(state, task.id(), number);
        try {
            switch (launches.prepare(state, task, number)) {
                case Work.Launch launch -> {
                    begun(task, number, launch.shown(), "local");
                    ends.expect(key, launch.expectedExits());
                    AttemptRequest request = launches.request(state, task, number, launch);
                    begin(task, number, () -> submit(key, request, launch));
                }
                case Work.Person(String instructions, Duration remindAfter) ->
                        chronicle.happen(
                                new Event.TaskWaiting(
                                        task.id(),
                                        WaitReason.PERSON,
                                        remindAfter == null ? null : chronicle.after(remindAfter),
                                        masks.mask(instructions)));
                case Work.InProcess(Work.Action action) -> {
                    begun(task, number, task.type(), InProcess.NAME);
                    begin(
                            task,
                            number,
                            () -> inProcess.start(chronicle.state(), task, number, action));
                }
            }
        } catch (TaskProblem e) {
            begun(task, number, "", "none");
            ends.refused(task, number, new End.How.Refused(e.errorClass(), e.message()));
        }
    }

    /** Ends an attempt as far as the journal: the signal is sent with {@link #carryOut}. */
    void end(Task task, int number, EndingReason reason) {
        chronicle.happen(new Event.AttemptEnding(task.id(), number, reason));
        AttemptKey key = Launches.key(chronicle.state(), task.id(), number);
        Runnable signal =
                () -> {
                    inProcess.cancel(key);
                    executor.cancel(key);
                };
        intended.add(new Intent(signal, null));
    }

    private void begin(Task task, int number, Runnable act) {
        intended.add(new Intent(act, why -> ends.neverBegan(task, number, why)));
    }

    /** SIGKILL to all that runs. */
    void killAll() {
        RunState state = chronicle.state();
        for (int item : state.running()) {
            Attempt last = state.facts().items().get(item).lastAttempt();
            if (last != null) {
                executor.kill(Launches.key(state, state.dag().task(item).id(), last.number()));
            }
        }
    }

    /** Makes what has happened durable if anything is to follow from it, and does what follows. */
    void carryOut() {
        if (intended.isEmpty()) {
            chronicle.flush();
        } else {
            chronicle.sync();
            List<Intent> now = List.copyOf(intended);
            intended.clear();
            now.forEach(intent -> intent.carryOut(chronicle.shortage()));
        }
        ends.forgetDurable();
    }

    /** The last sync of which a failure is told; leaves nothing behind of what has ended. */
    void close() {
        chronicle.sync();
        ends.forgetDurable();
    }

    private void submit(AttemptKey key, AttemptRequest request, Work.Launch launch) {
        String trouble = launches.exchanges().ask(key, launch);
        Admission answer =
                trouble == null ? executor.submit(key, request) : new Admission.Refused(trouble);
        trace.submitted(key, request, answer);
        switch (answer) {
            case Admission.Accepted() -> {}
            case Admission.Refused(String reason) ->
                    mail.post(
                            new Message.Reported(
                                    new Report.Ended(
                                            key,
                                            new AttemptEnd(
                                                    new AttemptEnd.Result.NotStarted(reason),
                                                    AttemptEnd.Limit.NONE,
                                                    false,
                                                    Duration.ZERO,
                                                    null))));
            case Admission.Unknown(String reason) ->
                    mail.post(new Message.Reported(new Report.Lost(key, reason)));
        }
    }

    private void begun(Task task, int number, String command, String by) {
        chronicle.happen(new Event.AttemptStarted(task.id(), number, masks.mask(command), by));
    }
}
