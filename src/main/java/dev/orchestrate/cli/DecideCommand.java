package dev.orchestrate.cli;

import dev.orchestrate.run.Answer;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.Request;

/** {@code done}, {@code skip} and {@code fail}. */
final class DecideCommand implements Command {
    private static final String EVIDENCE = "--evidence";

    private final Answer answer;

    DecideCommand(Answer answer) {
        this.answer = answer;
    }

    @Override
    public void describe(Syntax syntax) {
        String whose =
                answer == Answer.FAIL
                        ? "For a manual task that waits."
                        : "For a manual task that waits; also for one that has failed or is"
                                + " quarantined.";
        syntax.about(whose + " Starts nothing unless a process executes the run.")
                .required("TASK", "the id of the task")
                .repeated(
                        EVIDENCE,
                        "LINK|FILE",
                        "what shows it: a link, or a file, whose digest is recorded; repeatable")
                .examples("orchestrate " + answer.word() + " 2.1 --note 'by hand'");
        Deciding.describe(syntax);
    }

    @Override
    public ExitCode execute(Call call) throws InterruptedException {
        Deciding deciding = new Deciding(call);
        String task = call.arguments().required();
        ShownEvidence shown =
                new ShownEvidence(
                        deciding.wiring().workplace().workspace(), call.surroundings().folder());
        Request request =
                new Request.Decide(
                        deciding.newId(),
                        task,
                        answer,
                        false,
                        Self.user(),
                        deciding.note(),
                        call.arguments().texts(EVIDENCE).stream().map(shown::of).toList());
        return deciding.decide(request, "task " + task + said());
    }

    private String said() {
        return switch (answer) {
            case DONE -> " is done";
            case SKIP -> " is skipped";
            case FAIL -> " has failed";
            case RETRY -> " is pending again";
        };
    }
}
