package dev.orchestrate.cli;

import dev.orchestrate.console.Channel;
import dev.orchestrate.console.view.Advice;
import dev.orchestrate.console.view.Sources;
import dev.orchestrate.console.view.SummaryText;
import dev.orchestrate.engine.RunOutcome;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.RunView;
import dev.orchestrate.run.RunViews;
import java.util.List;

/** The last lines of {@code run}. */
final class Ending {
    private final Wiring wiring;
    private final List<String> selection;

    Ending(Wiring wiring, List<String> selection) {
        this.wiring = wiring;
        this.selection = selection;
    }

    void tell(RunOutcome outcome) {
        Call call = wiring.call();
        if (!call.isQuiet() || outcome.exit() != ExitCode.DONE) {
            Channel to = Display.isForPrograms(call) ? call.output().err() : call.output().out();
            summary(outcome).page(to.ink()).print(to);
        }
        if (outcome.problem() != null) {
            call.output().error(outcome.problem(), null);
        }
    }

    private SummaryText summary(RunOutcome outcome) {
        RunView view = RunViews.of(outcome.state(), wiring.clock().now(), false);
        Advice advice = new Advice(TypedOptions.of(wiring.call()), selection, null);
        LogFiles logs = new LogFiles(outcome.folder());
        return new SummaryText(view, new Sources(advice, wiring::logPath, logs::tail));
    }
}
