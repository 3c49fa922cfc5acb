package dev.orchestrate.cli;

import dev.orchestrate.console.Ink;
import dev.orchestrate.console.view.StatusDocument;
import dev.orchestrate.console.view.StatusText;
import dev.orchestrate.engine.RunReader;
import dev.orchestrate.journal.RunFolder;
import dev.orchestrate.journal.RunHead;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.RunView;
import dev.orchestrate.run.RunViews;
import java.time.Duration;
import java.time.Instant;

/** {@code status}. */
final class StatusCommand implements Command {
    private static final String WATCH = "--watch";
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final String CLEAR = "\u001b[H\u001b[2J\u001b[3J";

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Shows phases, groups, tasks and attempts, and when it will be done.")
                .formats("text", "json", "yaml")
                .runPositional()
                .flag(WATCH, "shows it again and again, until nobody executes the run any more")
                .examples("orchestrate status --watch", "orchestrate status latest --format json");
    }

    @Override
    public ExitCode execute(Call call) throws InterruptedException {
        Wiring wiring = new Wiring(call);
        String format = call.arguments().format();
        RunHead run = new RunChoice(wiring).of(call.arguments().positional());
        RunReader.Seen seen = wiring.look(run);
        if (!call.arguments().has(WATCH)) {
            show(wiring, seen, format);
            return ExitCode.DONE;
        }
        long shown = -1;
        while (true) {
            if (call.output().out().isTerminal()) {
                call.print(CLEAR);
                show(wiring, seen, format);
            } else if (seen.state().seq() != shown) {
                show(wiring, seen, format);
                shown = seen.state().seq();
            }
            if (!seen.alive() || call.output().out().isClosed()) {
                return ExitCode.DONE;
            }
            Thread.sleep(PAUSE);
            seen = wiring.look(run);
        }
    }

    private static void show(Wiring wiring, RunReader.Seen seen, String format) {
        Call call = wiring.call();
        Instant now = wiring.clock().now();
        RunView view = RunViews.of(seen.state(), now, seen.alive());
        if (format.equals("text")) {
            Ink ink = call.output().out().ink();
            call.print(new StatusText(view, seen.state().dag(), now, ink).page());
        } else {
            RunFolder folder = wiring.runFolder(view.run());
            call.write(new StatusDocument(view, wiring.logPaths(folder)), format);
        }
    }
}
