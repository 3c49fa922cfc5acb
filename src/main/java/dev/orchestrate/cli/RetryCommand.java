package dev.orchestrate.cli;

import dev.orchestrate.run.Answer;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.Request;
import org.jspecify.annotations.Nullable;

/** {@code retry}. */
final class RetryCommand implements Command {
    private static final String PHASE = "--phase";
    private static final String DOWNSTREAM = "--downstream";

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                        "The task gets a fresh budget of attempts, also one that has succeeded. Its"
                                + " phase is judged again.")
                .positional("TASK", "the id of the task")
                .flag(DOWNSTREAM, "makes all that depends on it pending too")
                .option(PHASE, "PHASE", "instead of a task: all that failed in this phase")
                .examples("orchestrate retry 1.2 --downstream", "orchestrate retry --phase build");
        Deciding.describe(syntax);
    }

    @Override
    public ExitCode execute(Call call) throws InterruptedException {
        Deciding deciding = new Deciding(call);
        String task = call.arguments().positional();
        String phase = call.arguments().text(PHASE);
        boolean downstream = call.arguments().has(DOWNSTREAM);
        refuseUnclear(task, phase, downstream);
        String id = deciding.newId();
        if (task != null) {
            return deciding.decide(
                    new Request.Decide(
                            id, task, Answer.RETRY, downstream, Self.user(), deciding.note()),
                    "task "
                            + task
                            + " is to run again"
                            + (downstream ? ", with all behind it" : ""));
        }
        return deciding.decide(
                new Request.RetryPhase(id, String.valueOf(phase), Self.user(), deciding.note()),
                "what failed in phase " + phase + " is to run again");
    }

    private static void refuseUnclear(
            @Nullable String task, @Nullable String phase, boolean downstream) {
        if ((task == null) == (phase == null)) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    task == null
                            ? "nothing is named that is to run again"
                            : "a task and a phase can not both be retried at once",
                    "name a task, or a phase with `--phase PHASE`",
                    null);
        }
        if (phase != null && downstream) {
            throw new ProblemException(
                    ExitCode.USAGE, "`--downstream` goes with a task, not with `--phase`");
        }
    }
}
