package dev.orchestrate.cli;

import dev.orchestrate.engine.Mail;
import dev.orchestrate.engine.RunOutcome;
import dev.orchestrate.engine.RunRequest;
import dev.orchestrate.engine.Runs;
import dev.orchestrate.engine.Setting;
import dev.orchestrate.executor.Masks;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.RunListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** {@code run}. */
final class RunCommand implements Command {
    @Override
    public void describe(Syntax syntax) {
        RunOptionNames.describe(syntax);
    }

    @Override
    public ExitCode execute(Call call) {
        Wiring wiring = new Wiring(call);
        RunInput input = new RunInput(wiring);
        if (call.arguments().has(RunOptionNames.RESUME)) {
            wiring.readAhead();
        }
        UnaryOperator<String> filter = Display.filter(wiring);
        call.output().hide(filter);
        PlanFile file = PlanFile.read(wiring, call.arguments().pairs(RunOptionNames.VAR));
        Plan plan = file.plan();
        PlanSecrets secrets = PlanSecrets.of(plan, wiring.workplace().environment());
        Masks masks = secrets.masks();
        call.output().hide(text -> filter.apply(masks.mask(text)));
        RunRequest request = input.request(file);
        if (call.arguments().has(RunOptionNames.DRY_RUN)) {
            Setting setting = wiring.setting(new Mail(), List.of(), secrets);
            new Rehearsal(wiring, setting, request).print();
            return ExitCode.DONE;
        }
        RunOutcome outcome = execute(wiring, input, request, secrets);
        if (outcome.late()) {
            call.remark(
                    "run "
                            + outcome.folder().id()
                            + " had succeeded when its process was killed: nothing is left to do");
        }
        new Ending(wiring, input.selectionWords(), outcome).tell();
        wiring.locks().told(outcome.folder());
        return outcome.exit();
    }

    private static RunOutcome execute(
            Wiring wiring, RunInput input, RunRequest request, PlanSecrets secrets) {
        Mail mail = new Mail();
        StopSignals.stop(mail);
        try (Display display = Display.of(wiring)) {
            List<RunListener> listeners = new ArrayList<>(display.listeners());
            if (input.asksAtTerminal()) {
                listeners.add(new ManualPrompt(wiring, mail, display));
            }
            return Runs.execute(wiring.setting(mail, listeners, secrets), request);
        }
    }
}
