package dev.orchestrate.cli;

import dev.orchestrate.console.Printable;
import dev.orchestrate.console.view.Advice;
import dev.orchestrate.console.view.NextSteps;
import dev.orchestrate.engine.Decisions;
import dev.orchestrate.engine.Mail;
import dev.orchestrate.executor.Masks;
import dev.orchestrate.journal.Inbox;
import dev.orchestrate.journal.RunHead;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.Request;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.RunViews;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the commands have in common that decide something about a run. */
final class Deciding {
    static final String NOTE = "--note";
    static final String RUN = "--run";

    private static final String TASK_ID = "ORCHESTRATE_TASK_ID";

    private final Wiring wiring;

    Deciding(Call call) {
        refuseInsideTask(call);
        this.wiring = new Wiring(call);
    }

    static void describe(Syntax syntax) {
        syntax.option(NOTE, "TEXT", "why; it is recorded").runOption();
    }

    /** A task can not approve its own gate. */
    static void refuseInsideTask(Call call) {
        String task = call.surroundings().environment().get(TASK_ID);
        if (task != null && !task.isEmpty()) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "`" + call.command() + "` can not be called inside a task",
                    "let a person decide, from another terminal",
                    null);
        }
    }

    Wiring wiring() {
        return wiring;
    }

    @Nullable String note() {
        return wiring.call().arguments().text(NOTE);
    }

    /** What was given with {@code --note}, without what is not to be seen. */
    @Nullable String note(Masks masks) {
        String note = note();
        return note == null ? null : masks.mask(note);
    }

    String newId() {
        return Inbox.newId(wiring.clock().now(), wiring.random());
    }

    /**
     * Hands the request over, or records it, and tells what became of it.
     *
     * @param done in words, as in {@code phase 1 is approved}
     */
    ExitCode decide(Request request, String done) throws InterruptedException {
        Call call = wiring.call();
        RunHead run = new RunChoice(wiring).of(call.arguments().text(RUN));
        RunState before = wiring.look(run).state();
        if (before.isOpen()) {
            refuseUnknown(request, new Selecting(before.dag().plan()));
        }
        PlanSecrets secrets = wiring.secretsOf(before);
        Decisions decisions =
                new Decisions(
                        wiring.setting(new Mail(), List.of(), secrets),
                        run.folder(),
                        Thread::sleep);
        switch (decisions.decide(request.filtered(secrets.masks()::mask))) {
            case Decisions.Outcome.TakenIn _ -> tell(done);
            case Decisions.Outcome.Queued _ ->
                    tell("queued: " + done + " once the run takes it in");
            case Decisions.Outcome.Recorded(RunState state) -> {
                tell(done);
                goOn(state);
            }
        }
        return ExitCode.DONE;
    }

    /** Before anybody else refuses it, who does not know what is spelled alike. */
    private static void refuseUnknown(Request request, Selecting known) {
        switch (request) {
            case Request.Decide r -> known.refuseUnknownTask(r.task());
            case Request.Approve r -> known.refuseUnknownPhase(r.phase());
            case Request.Reject r -> known.refuseUnknownPhase(r.phase());
            case Request.RetryPhase r -> known.refuseUnknownPhase(r.phase());
            case Request.Cancel _ -> {}
        }
    }

    private void tell(String what) {
        if (!wiring.call().isQuiet()) {
            wiring.call().print(Printable.of(what) + "\n");
        }
    }

    /** Nobody executes the run: says how it goes on, unless it has ended with this. */
    private void goOn(RunState state) {
        if (!state.isOpen()) {
            tell("run " + state.run() + " has " + state.status().word());
            return;
        }
        Advice advice = new Advice(TypedOptions.of(wiring.call()), List.of(), null);
        for (NextSteps.Step step :
                NextSteps.of(RunViews.of(state, wiring.clock().now(), false), advice)) {
            tell(step.why() + ":");
            step.commands().forEach(command -> tell("  " + command));
        }
    }
}
