package dev.orchestrate.cli;

import dev.orchestrate.console.view.Advice;
import dev.orchestrate.engine.RunReader;
import dev.orchestrate.journal.RunHead;
import dev.orchestrate.report.Report;
import dev.orchestrate.report.ReportFormat;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.RunView;
import dev.orchestrate.run.RunViews;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** {@code report}. */
final class ReportCommand implements Command {
    @Override
    public void describe(Syntax syntax) {
        syntax.about("In JUnit's format a phase is a suite and a task is a case.")
                .formats("text", "md", "html", "json", "junit")
                .runPositional()
                .examples("orchestrate report --format html > report.html");
    }

    @Override
    public ExitCode execute(Call call) {
        Wiring wiring = new Wiring(call);
        ReportFormat format =
                ReportFormat.valueOf(call.arguments().format().toUpperCase(Locale.ROOT));
        String named = call.arguments().positional();
        RunHead run = new RunChoice(wiring).of(named);
        RunReader.Seen seen = wiring.look(run);
        Instant now = wiring.clock().now();
        RunView view = RunViews.of(seen.state(), now, seen.alive());
        Advice advice = new Advice(TypedOptions.of(call), List.of(), named);
        Report report =
                new Report(view, seen.state().dag(), wiring.sources(run.folder(), advice), now);
        if (format == ReportFormat.TEXT) {
            call.print(report.text(call.output().out().ink()));
            return ExitCode.DONE;
        }
        try (OutputStream out = call.output().out().bytes()) {
            report.write(format, out);
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.FAILED, "the report was not written: " + e.getMessage(), null, e);
        }
        return ExitCode.DONE;
    }
}
