package dev.orchestrate.cli;

import dev.orchestrate.console.view.ListDocument;
import dev.orchestrate.console.view.ListText;
import dev.orchestrate.console.view.RunLine;
import dev.orchestrate.engine.RunReader;
import dev.orchestrate.journal.RunHead;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.PhaseStatus;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.RunView;
import dev.orchestrate.run.RunViews;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code list}. */
final class ListCommand implements Command {
    private static final String PHASE = "--phase";
    private static final String STATE = "--state";
    private static final String LABEL = "--label";
    private static final String LIMIT = "--limit";
    private static final List<String> NARROWING = List.of(PHASE, STATE, LABEL);
    private static final long USUAL_LIMIT = 10;

    @Override
    public void describe(Syntax syntax) {
        syntax.about("With --plan only the runs of that plan are listed.")
                .formats("text", "json", "yaml")
                .option(PHASE, "ID", "only runs in which this phase has begun")
                .option(STATE, "STATE", "only runs that stand so, such as failed")
                .repeated(LABEL, "K=V", "only runs with this label; may be repeated")
                .option(LIMIT, "N", "at most so many; left out: " + USUAL_LIMIT)
                .examples("orchestrate list --state failed --label team=web --limit 3");
    }

    @Override
    public ExitCode execute(Call call) {
        Wiring wiring = new Wiring(call);
        String format = call.arguments().format();
        List<RunHead> all = new RunChoice(wiring).all();
        List<RunLine> lines = lines(wiring, all);
        if (format.equals("text")) {
            boolean narrowed = NARROWING.stream().anyMatch(call.arguments()::has);
            call.print(ListText.page(lines, narrowed && !all.isEmpty(), call.output().out().ink()));
        } else {
            call.write(new ListDocument(lines), format);
        }
        return ExitCode.DONE;
    }

    private static List<RunLine> lines(Wiring wiring, List<RunHead> all) {
        Arguments arguments = wiring.call().arguments();
        Long most = arguments.number(LIMIT, 1);
        long limit = most == null ? USUAL_LIMIT : most;
        String state = arguments.word(STATE, words());
        Map<String, String> labels = arguments.pairs(LABEL);
        String phase = arguments.text(PHASE);
        List<RunLine> lines = new ArrayList<>();
        for (RunHead head : all) {
            if (lines.size() >= limit) {
                break;
            }
            RunView view =
                    head.labels().entrySet().containsAll(labels.entrySet())
                            ? view(wiring, head)
                            : null;
            if (view != null && fits(view, state) && (phase == null || hasBegun(view, phase))) {
                lines.add(RunLine.of(view));
            }
        }
        return lines;
    }

    private static boolean fits(RunView view, @Nullable String state) {
        return state == null || view.status().word().equals(state);
    }

    private static boolean hasBegun(RunView view, String phase) {
        for (RunView.PhaseView one : view.phases()) {
            if (one.id().equals(phase)) {
                return one.status() != PhaseStatus.PENDING && one.startedAt() != null;
            }
        }
        return false;
    }

    /** Null, and told, for one that can not be read: it does not hide the others. */
    private static @Nullable RunView view(Wiring wiring, RunHead head) {
        try {
            RunReader.Seen seen = wiring.look(head);
            return RunViews.of(seen.state(), wiring.clock().now(), seen.alive());
        } catch (ProblemException e) {
            wiring.call().warn("run `" + head.id() + "` is left out: " + e.problem());
            return null;
        }
    }

    private static List<String> words() {
        List<String> words = new ArrayList<>();
        for (RunStatus status : RunStatus.values()) {
            words.add(status.word());
        }
        return words;
    }
}
