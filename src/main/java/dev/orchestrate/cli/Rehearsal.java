package dev.orchestrate.cli;

import dev.orchestrate.engine.DryRun;
import dev.orchestrate.engine.RunOutcome;
import dev.orchestrate.engine.RunRequest;
import dev.orchestrate.engine.Runs;
import dev.orchestrate.engine.Setting;
import dev.orchestrate.run.ResumeForecast;
import dev.orchestrate.run.RunState;
import java.util.List;
import java.util.Set;

/** {@code run --dry-run}: what would be done. Nothing is executed, and nothing written. */
final class Rehearsal {
    private final Wiring wiring;
    private final Setting setting;
    private final RunRequest request;

    Rehearsal(Wiring wiring, Setting setting, RunRequest request) {
        this.wiring = wiring;
        this.setting = setting;
        this.request = request;
    }

    void print() {
        RunOutcome untold = Runs.untold(setting, request);
        if (untold != null) {
            print(ResumeForecast.of(untold.state(), untold.state(), Set.of()), List.of());
            return;
        }
        RunState before = Runs.toGoOnWith(setting, request);
        if (before == null) {
            RunState begun = DryRun.begun(setting, request);
            print(
                    List.of(),
                    DryRun.of(begun, setting.knowledge().handlers(), setting.world().workspace()));
        } else {
            DryRun.GoingOn going = DryRun.goingOn(setting, request, before);
            print(going.tasks(), going.steps());
        }
    }

    private void print(List<ResumeForecast.Line> tasks, List<DryRun.Step> steps) {
        Call call = wiring.call();
        if (call.arguments().format().equals("json")) {
            call.write(json -> RehearsalDocument.write(tasks, steps, json), "json");
        } else {
            call.print(new RehearsalText(call.output().out().ink()).page(tasks, steps));
        }
    }
}
