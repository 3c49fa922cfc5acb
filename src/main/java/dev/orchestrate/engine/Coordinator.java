package dev.orchestrate.engine;

import dev.orchestrate.executor.AttemptExecutor;
import dev.orchestrate.executor.Report;
import dev.orchestrate.failure.Backoff;
import dev.orchestrate.journal.Inbox;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.run.Answers;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.Decision;
import dev.orchestrate.run.EndingReason;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.Request;
import dev.orchestrate.run.Resumption;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.Scheduler;
import dev.orchestrate.run.Scheduler.Authority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that owns a run. It takes messages, turns them into events, asks the core what
 * follows, writes down each intent and carries it out when it is durable; and so on until nothing
 * is left that it may do.
 */
final class Coordinator {
    private final Chronicle chronicle;
    private final Attempts attempts;
    private final AttemptEnds ends;
    private final Judging judging;
    private final Inbox inbox;
    private final Mail mail;
    private final Clock clock;
    private final RandomGenerator random;
    private final Setting setting;
    private final Patience patience;
    private final Trace trace;
    private final Set<String> putOff = new HashSet<>();
    private Authority authority = Authority.EXECUTE;
    private @Nullable LimitClock limits;
    private @Nullable Long givesUpAt;
    private @Nullable StopCause stopped;
    private @Nullable String problem;

    Coordinator(
            Chronicle chronicle,
            Attempts attempts,
            AttemptEnds ends,
            Inbox inbox,
            Setting setting,
            Patience patience) {
        this.chronicle = chronicle;
        this.attempts = attempts;
        this.ends = ends;
        this.judging = new Judging(setting);
        this.inbox = inbox;
        this.setting = setting;
        this.mail = setting.world().mail();
        this.clock = chronicle.clock();
        this.random = setting.world().random();
        this.patience = patience;
        this.trace = setting.world().trace();
    }

    /** What stopped it that no signal and no failure of a task was; null for nothing. */
    @Nullable String problem() {
        return problem;
    }

    @Nullable StopCause stopped() {
        return stopped;
    }

    /** Whether nothing further is to begin. */
    boolean isToStop() {
        return stopped != null || problem != null;
    }

    /**
     * Sees what runs to its end, and begins nothing; for what is to happen before anything else.
     */
    void windDown() throws InterruptedException {
        authority = Authority.RECORD;
        while (true) {
            settle();
            if (!chronicle.state().isAnythingRunning() && !ends.isExamining()) {
                break;
            }
            receive(mail.take(null));
        }
        authority = isToStop() ? Authority.WIND_DOWN : Authority.EXECUTE;
    }

    /** Whatever can not be ended within that time is named, and the invocation given up. */
    void giveUpAfter(Duration time) {
        givesUpAt = clock.nanos() + time.toNanos();
    }

    /** Goes on until nothing is left that may be done, and closes the invocation. */
    void run() throws InterruptedException {
        limits = new LimitClock(chronicle.state(), clock.nanos());
        chronicle.show(limits);
        receive(mail.take(Duration.ZERO));
        while (true) {
            settle();
            if (isOver()) {
                if (hearsMore()) {
                    continue;
                }
                conclude();
                attempts.close();
                return;
            }
            RunState stood = chronicle.state();
            List<Message> messages = mail.take(untilNext());
            limits.advance(stood, clock.nanos());
            receive(messages);
            limits.expired(chronicle.state()).forEach(chronicle::happen);
            refuseSurvivors();
        }
    }

    /** Whoever was told that a decision is queued has it taken in, as long as the run goes on. */
    private boolean hearsMore() {
        if (authority != Authority.EXECUTE || !chronicle.state().isOpen()) {
            return false;
        }
        Inbox.Delivery late = inbox.read();
        if (late.requests().isEmpty()) {
            return false;
        }
        deliver(late);
        return true;
    }

    private void refuseSurvivors() {
        Long until = givesUpAt;
        RunState state = chronicle.state();
        if (until == null || clock.nanos() - until < 0 || !state.isAnythingRunning()) {
            return;
        }
        List<String> tasks = new ArrayList<>();
        for (int item : state.running()) {
            tasks.add("`" + state.dag().task(item).id() + "`");
        }
        throw new ProblemException(
                ExitCode.ELSEWHERE,
                "what runs of " + String.join(", ", tasks) + " can not be ended",
                "end its processes by hand, and try again",
                null);
    }

    /** Decides until there is nothing to decide, and carries out what was decided. */
    private void settle() {
        Scheduler.Step step = decide();
        while (step.decision() != null) {
            carryOut(step.decision());
            step = decide();
        }
        attempts.carryOut();
        chronicle.checkpointIfDue();
        String shortage = chronicle.shortage();
        if (shortage != null && problem == null) {
            problem = shortage;
            authority = Authority.WIND_DOWN;
        }
    }

    private Scheduler.Step decide() {
        Scheduler.Step step = Scheduler.decide(chronicle.state(), clock.now(), authority);
        chronicle.indexed(step.state());
        return step;
    }

    private void carryOut(Decision decision) {
        trace.decided(decision);
        switch (decision) {
            case Decision.Append(Event event) -> chronicle.happen(event);
            case Decision.Evaluate asked ->
                    chronicle.happen(
                            Conditions.evaluate(
                                    chronicle.state(), setting.world().workspace(), asked));
            case Decision.Start start -> attempts.start(start.task(), start.attempt());
            case Decision.End end -> attempts.end(end.task(), end.attempt(), end.reason());
            case Decision.Judge asked -> judging.start(chronicle.state(), asked);
            case Decision.RetryPhase retry -> retry(retry);
        }
    }

    private void retry(Decision.RetryPhase asked) {
        RunState state = chronicle.state();
        Phase phase = state.dag().phases().get(state.dag().phaseIndexOf(asked.phase())).phase();
        Duration wait = Backoff.wait(phase.retry(), asked.tries(), random.nextDouble());
        Resumption.retry(state, asked.phase(), chronicle.after(wait)).forEach(chronicle::happen);
    }

    private void receive(List<Message> messages) {
        for (Message message : messages) {
            trace.told(message);
            switch (message) {
                case Message.Reported(var report) -> ends.reported(report);
                case Message.Examined found -> ends.examinedElsewhere(found);
                case Message.Finished(Message.Examined found) -> ends.finishedInProcess(found);
                case Message.Judged verdicts -> {
                    Event judged = judging.finished(chronicle.state(), verdicts);
                    if (judged != null) {
                        chronicle.happen(judged);
                    }
                }
                case Message.Checkpointed end -> chronicle.checkpointed(end);
                case Message.Delivered(Inbox.Delivery delivery) -> deliver(delivery);
                case Message.Asked(Request request) -> answer(request);
                case Message.PutOff(String task) -> putOff.add(task);
                case Message.Stop(StopCause cause) -> stop(cause);
                case Message.Broken(String what, Throwable cause) ->
                        throw new IllegalStateException(what + " failed", cause);
            }
        }
    }

    private void deliver(Inbox.Delivery delivery) {
        for (Inbox.SetAside aside : delivery.malformed()) {
            chronicle.happen(
                    new Event.Noted(
                            "inbox",
                            "malformed",
                            Map.of("file", aside.file().toString(), "why", aside.why()),
                            null));
        }
        List<String> taken = new ArrayList<>();
        for (Request request : delivery.requests()) {
            answer(request);
            taken.add(request.id());
        }
        if (!taken.isEmpty()) {
            chronicle.sync();
            taken.forEach(inbox::delete);
        }
    }

    /** An id that is in the journal has been taken in before. */
    private void answer(Request asked) {
        Request request = asked.filtered(setting.secrets().masks()::mask);
        RunState state = chronicle.state();
        if (state.facts().requests().contains(request.id())) {
            return;
        }
        switch (Answers.to(state, request)) {
            case Answers.Answered.Taken(List<Event> events) -> events.forEach(chronicle::happen);
            case Answers.Answered.Refused(String why, String hint) ->
                    chronicle.happen(Refusals.noted(request, why, hint));
        }
    }

    private void stop(StopCause cause) {
        if (stopped != null) {
            attempts.killAll();
            return;
        }
        stopped = cause;
        authority = Authority.WIND_DOWN;
        RunState state = chronicle.state();
        for (int item : state.running()) {
            Attempt last = state.facts().items().get(item).lastAttempt();
            if (last != null && last.ending() == null) {
                attempts.end(state.dag().task(item), last.number(), EndingReason.INTERRUPT);
            }
        }
    }

    private @Nullable Duration untilNext() {
        RunState state = chronicle.state();
        Duration least = limits == null ? null : limits.next(state);
        if (givesUpAt != null) {
            least = shorter(least, Duration.ofNanos(Math.max(0, givesUpAt - clock.nanos())));
        }
        Instant due = authority == Authority.EXECUTE ? state.nextDue() : null;
        if (due != null) {
            least = shorter(least, Duration.between(clock.now(), due));
        }
        return state.status() == RunStatus.WAITING
                ? shorter(least, patience.left(clock.nanos()))
                : least;
    }

    private static @Nullable Duration shorter(@Nullable Duration a, @Nullable Duration b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compareTo(b) <= 0 ? a : b;
    }

    private boolean isOver() {
        RunState state = chronicle.state();
        if (state.isAnythingRunning() || ends.isExamining()) {
            return false;
        }
        if (authority != Authority.EXECUTE || !state.isOpen()) {
            return true;
        }
        return switch (state.status()) {
            case RUNNING -> isStuck(state);
            case WAITING -> !patience.waits(state, clock.nanos(), putOff);
            case INTERRUPTED, FAILED, QUARANTINED, PAUSED, SUCCEEDED, CANCELED -> true;
        };
    }

    /** Nothing runs, nothing is due, nothing is being found out, and it is not over. */
    private boolean isStuck(RunState state) {
        return state.nextDue() == null && !judging.isJudging();
    }

    private void conclude() {
        RunState state = chronicle.state();
        if (!state.isOpen()) {
            return;
        }
        chronicle.happen(Conclusion.of(state, stopped, problem));
    }

    /**
     * Lets the executor's reports in, but for those from which nothing follows: nobody is to be
     * woken for them, once for each of many short tasks.
     */
    static void connect(AttemptExecutor executor, Mail mail) {
        executor.watch(report -> {
            if (!(report instanceof Report.Queued) && !(report instanceof Report.Began)) {
                mail.post(new Message.Reported(report));
            }
        });
    }
}
