package dev.orchestrate.cli;

import dev.orchestrate.engine.Mail;
import dev.orchestrate.engine.RunOutcome;
import dev.orchestrate.engine.RunReader;
import dev.orchestrate.engine.Runs;
import dev.orchestrate.journal.Inbox;
import dev.orchestrate.journal.RunFolder;
import dev.orchestrate.journal.RunHead;
import dev.orchestrate.run.Answers;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.Request;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.RunStatus;
import java.time.Duration;
import java.util.List;

/** {@code cancel}. */
final class CancelCommand implements Command {
    private static final String FORCE = "--force";
    private static final Duration PAUSE = Duration.ofMillis(50);

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                        "What runs is ended, and the run is closed for good. Works from any"
                                + " terminal, and returns when the run has ended.")
                .runPositional()
                .flag(FORCE, "does not ask first")
                .option(Deciding.NOTE, "TEXT", "why; it is recorded")
                .examples("orchestrate cancel --force");
    }

    @Override
    public ExitCode execute(Call call) throws InterruptedException {
        Deciding deciding = new Deciding(call);
        Wiring wiring = deciding.wiring();
        RunHead run = new RunChoice(wiring).of(call.arguments().positional());
        RunState before = wiring.look(run).state();
        PlanSecrets secrets = wiring.secretsOf(before);
        Request.Cancel request =
                new Request.Cancel(deciding.newId(), Self.user(), deciding.note(secrets.masks()));
        refuseUnfit(before, request);
        if (!call.arguments().has(FORCE)
                && !new Question(call)
                        .isAnsweredWithYes("end run " + run.id() + " for good?", FORCE)) {
            call.remark("run " + run.id() + " goes on");
            return ExitCode.DONE;
        }
        RunReader.Seen seen = handOver(wiring, run, request);
        if (seen.state().isOpen()) {
            ExitCode own = end(wiring, run.folder(), request, secrets);
            if (own != ExitCode.DONE) {
                return own;
            }
            seen = wiring.look(run);
        }
        return tell(call, seen.state());
    }

    /** To whoever executes the run, if anybody does, until nobody does any more. */
    private static RunReader.Seen handOver(Wiring wiring, RunHead run, Request.Cancel request)
            throws InterruptedException {
        boolean sent = false;
        while (wiring.locks().isAlive(run.folder())) {
            if (!sent) {
                new Inbox(wiring.disk(), run.folder()).send(request);
                sent = true;
            }
            Thread.sleep(PAUSE);
        }
        return wiring.look(run);
    }

    /** By this process, with what of the run is still alive. */
    private static ExitCode end(
            Wiring wiring, RunFolder run, Request.Cancel request, PlanSecrets secrets) {
        RunOutcome outcome =
                Runs.cancel(wiring.setting(new Mail(), List.of(), secrets), run, request);
        String problem = outcome.problem();
        if (problem == null) {
            return ExitCode.DONE;
        }
        wiring.call().output().error(problem, null);
        return outcome.exit();
    }

    private static void refuseUnfit(RunState state, Request request) {
        if (Answers.to(state, request) instanceof Answers.Answered.Refused(var why, var hint)) {
            throw new ProblemException(ExitCode.USAGE, why, hint, null);
        }
    }

    private static ExitCode tell(Call call, RunState state) {
        if (state.status() != RunStatus.CANCELED) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "run `" + state.run() + "` is " + state.status().word() + ", and not canceled");
        }
        if (!call.isQuiet()) {
            call.print("run " + state.run() + " is canceled\n");
        }
        return ExitCode.DONE;
    }
}
