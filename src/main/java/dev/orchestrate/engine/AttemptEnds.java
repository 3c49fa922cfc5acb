package dev.orchestrate.engine;

import dev.orchestrate.executor.AttemptEnd;
import dev.orchestrate.executor.AttemptExecutor;
import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.Masks;
import dev.orchestrate.executor.Report;
import dev.orchestrate.failure.Backoff;
import dev.orchestrate.failure.Classification;
import dev.orchestrate.failure.Classifier;
import dev.orchestrate.failure.End;
import dev.orchestrate.failure.RetryRule;
import dev.orchestrate.plan.Role;
import dev.orchestrate.plan.Task;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.AttemptStatus;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.SkipReason;
import dev.orchestrate.run.TaskState;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.run.WaitReason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Turns what is told of attempts into the events of their ends: looks at what they left behind,
 * says what an end means, and whether another attempt follows. Confined to the coordinator's
 * thread.
 */
final class AttemptEnds {
    private final Chronicle chronicle;
    private final Launches launches;
    private final InProcess inProcess;
    private final Examiner examiner;
    private final Masks masks;
    private final RandomGenerator random;
    private final Mail mail;
    private final Served served;
    private final Map<AttemptKey, Set<Integer>> expectedExits = new HashMap<>();

    /** Ends whose remains are being looked at on another thread. */
    private int underExamination;

    AttemptEnds(
            Chronicle chronicle,
            AttemptExecutor executor,
            Launches launches,
            InProcess inProcess,
            Setting setting) {
        this.chronicle = chronicle;
        this.launches = launches;
        this.inProcess = inProcess;
        this.masks = setting.secrets().masks();
        this.random = setting.world().random();
        this.mail = setting.world().mail();
        this.examiner = new Examiner(setting.world().workspace(), masks, launches);
        this.served = new Served(chronicle, executor, launches);
    }

    /** Which exit codes of an attempt that begins are a success. */
    void expect(AttemptKey key, Set<Integer> exits) {
        expectedExits.put(key, exits);
    }

    /** Whether an end is known and not yet written down. */
    boolean isExamining() {
        return underExamination > 0;
    }

    /** Leaves nothing behind of attempts whose ends are durable. */
    void forgetDurable() {
        served.forgetDurable();
    }

    /** What an executor tells. What it tells of an attempt that is over changes nothing. */
    void reported(Report report) {
        AttemptKey key = report.key();
        Task task = running(key);
        if (task == null) {
            return;
        }
        switch (report) {
            case Report.Queued _, Report.Began _ -> {}
            case Report.Stalling(AttemptKey _, Duration quiet) ->
                    note("stalling", key, "quiet_ms", Long.toString(quiet.toMillis()));
            case Report.Unreachable(AttemptKey _, String why) ->
                    note("unreachable", key, "why", masks.mask(why));
            case Report.Ended(AttemptKey _, AttemptEnd end) -> ended(task, key, end);
            case Report.NeverBegan(AttemptKey _, String why) -> neverBegan(task, key.number(), why);
            case Report.Lost(AttemptKey _, String why) ->
                    refused(task, key.number(), new End.How.Lost(why));
        }
    }

    /** An end that an executor has seen. */
    void ended(Task task, AttemptKey key, AttemptEnd end) {
        RunState state = chronicle.state();
        Set<Integer> known = expectedExits.remove(key);
        Set<Integer> exits =
                known == null ? launches.expectedExits(state, task, key.number()) : known;
        Attempt last = lastOf(task);
        Path output = launches.output(task.id(), key.number());
        if (task.execution().outputs().isEmpty()) {
            examined(examiner.examine(task, key.number(), end, exits, output, last.ending()));
            return;
        }
        underExamination++;
        mail.send(
                "looking at what task `" + task.id() + "` left behind",
                () -> examiner.examine(task, key.number(), end, exits, output, last.ending()));
    }

    /** An end that was looked at on another thread. */
    void examinedElsewhere(Message.Examined found) {
        underExamination--;
        finishedInProcess(found);
    }

    /** What work in this process has come to. */
    void finishedInProcess(Message.Examined found) {
        if (running(Launches.key(chronicle.state(), found.task(), found.attempt())) != null) {
            examined(found);
        }
    }

    /** It never began, and so costs nothing. */
    void neverBegan(Task task, int number, String why) {
        Attempt last = lastOf(task);
        AttemptStatus status =
                last.ending() == null
                        ? AttemptStatus.INTERRUPTED
                        : Classifier.classify(
                                        End.of(new End.How.Lost(why)).endedFor(last.ending()),
                                        task.limits())
                                .status();
        chronicle.happen(
                new Event.AttemptEnded(
                        task.id(),
                        number,
                        status,
                        null,
                        null,
                        null,
                        masks.mask(why),
                        Map.of(),
                        0,
                        null,
                        null));
        over(task, number);
    }

    /** An end without a process of which more could be told. */
    void refused(Task task, int number, End.How how) {
        examined(
                new Message.Examined(
                        task.id(), number, End.of(how), Map.of(), List.of(), 0, null, null));
    }

    private void examined(Message.Examined found) {
        RunState state = chronicle.state();
        Task task = state.dag().task(state.dag().indexOf(found.task()));
        TaskState before = state.facts().items().get(state.dag().indexOf(found.task()));
        End end = found.end().endedFor(lastOf(task).ending());
        Classification meaning = spared(Classifier.classify(end, task.limits()));
        Instant retryAt = retryAt(task, before, meaning);
        String error = meaning.error() == null ? null : masks.mask(meaning.error());
        chronicle.happen(
                new Event.AttemptEnded(
                        task.id(),
                        found.attempt(),
                        meaning.status(),
                        end.how() instanceof End.How.Exited(int code) ? code : null,
                        end.how() instanceof End.How.Signaled(int _, String name) ? name : null,
                        meaning.errorClass(),
                        error,
                        found.outputs(),
                        found.durationMillis(),
                        found.peakMemoryBytes(),
                        retryAt));
        if (retryAt != null) {
            chronicle.happen(
                    new Event.TaskWaiting(
                            task.id(),
                            WaitReason.RETRY,
                            retryAt,
                            error == null ? "another attempt" : error));
        }
        afterwards(task, found, meaning);
        over(task, found.attempt());
    }

    private void afterwards(Task task, Message.Examined found, Classification meaning) {
        TaskState now = chronicle.state().task(task.id());
        if (now != null && now.status() == TaskStatus.QUARANTINED) {
            String why = now.reason() == null ? "how it ended is not known" : now.reason();
            chronicle.happen(new Event.TaskQuarantined(task.id(), found.attempt(), why));
        }
        if (found.skip() != null && meaning.status() == AttemptStatus.SUCCEEDED) {
            chronicle.happen(
                    new Event.TaskSkipped(
                            task.id(), SkipReason.UP_TO_DATE, masks.mask(found.skip())));
        }
        AttemptKey key = Launches.key(chronicle.state(), task.id(), found.attempt());
        if (meaning.warning() != null) {
            note("warning", key, "text", meaning.warning());
        }
        for (String warning : found.warnings()) {
            note("warning", key, "text", masks.mask(warning));
        }
    }

    /** While the disk of the state is full a failure says nothing about the task. */
    private Classification spared(Classification meaning) {
        boolean failed =
                meaning.status() == AttemptStatus.FAILED
                        || meaning.status() == AttemptStatus.TIMEOUT;
        if (failed) {
            chronicle.probeRoom();
        }
        return failed && chronicle.shortage() != null
                ? new Classification(
                        AttemptStatus.INTERRUPTED, null, meaning.error(), meaning.warning(), true)
                : meaning;
    }

    private @Nullable Instant retryAt(Task task, TaskState before, Classification meaning) {
        int failures = before.failures() + 1;
        if (task.role() != Role.TASK
                || !RetryRule.anotherFollows(task.limits().retry(), meaning, failures)) {
            return null;
        }
        return chronicle.after(Backoff.wait(task.limits().retry(), failures, random.nextDouble()));
    }

    private void over(Task task, int number) {
        AttemptKey key = Launches.key(chronicle.state(), task.id(), number);
        expectedExits.remove(key);
        inProcess.forget(key);
        served.add(key);
    }

    /** The task of an attempt that runs as far as the journal knows; null for any other. */
    private @Nullable Task running(AttemptKey key) {
        RunState state = chronicle.state();
        int item = state.dag().indexOf(key.task());
        if (item < 0) {
            return null;
        }
        TaskState task = state.facts().items().get(item);
        Attempt last = task.lastAttempt();
        boolean runs =
                task.status() == TaskStatus.RUNNING
                        && last != null
                        && last.number() == key.number();
        return runs ? state.dag().task(item) : null;
    }

    private Attempt lastOf(Task task) {
        TaskState state = chronicle.state().task(task.id());
        Attempt last = state == null ? null : state.lastAttempt();
        if (last == null) {
            throw new IllegalStateException("task `" + task.id() + "` has no attempt");
        }
        return last;
    }

    private void note(String kind, AttemptKey key, String name, String value) {
        chronicle.happen(
                new Event.Noted(
                        "executor",
                        kind,
                        Map.of(
                                "task",
                                key.task(),
                                "attempt",
                                Integer.toString(key.number()),
                                name,
                                value),
                        null));
    }
}
