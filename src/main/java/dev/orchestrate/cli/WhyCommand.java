package dev.orchestrate.cli;

import dev.orchestrate.console.view.Advice;
import dev.orchestrate.console.view.Sources;
import dev.orchestrate.console.view.Why;
import dev.orchestrate.console.view.WhyDocument;
import dev.orchestrate.console.view.WhyText;
import dev.orchestrate.engine.RunReader;
import dev.orchestrate.journal.RunHead;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.RunView;
import dev.orchestrate.run.RunViews;
import java.util.List;

/** {@code why}. */
final class WhyCommand implements Command {
    @Override
    public void describe(Syntax syntax) {
        syntax.about("Follows the causes down to the first, and says what to type.")
                .formats("text", "json", "yaml")
                .required("TASK", "the id of the task")
                .runOption()
                .examples("orchestrate why 2.1");
    }

    @Override
    public ExitCode execute(Call call) {
        Wiring wiring = new Wiring(call);
        String format = call.arguments().format();
        String task = call.arguments().required();
        RunHead run = new RunChoice(wiring).of(call.arguments().text(Deciding.RUN));
        RunReader.Seen seen = wiring.look(run);
        RunView view = RunViews.of(seen.state(), wiring.clock().now(), seen.alive());
        List<Why.Link> chain = Why.of(task, view, seen.state().dag());
        if (chain.isEmpty()) {
            throw TaskNames.unknown(task, seen.state());
        }
        Advice advice =
                new Advice(TypedOptions.of(call), List.of(), call.arguments().text(Deciding.RUN));
        Sources sources = wiring.sources(run.folder(), advice);
        if (format.equals("text")) {
            call.print(WhyText.page(chain, view, sources, call.output().out().ink()));
        } else {
            call.write(new WhyDocument(chain, view, sources), format);
        }
        return ExitCode.DONE;
    }
}
