package dev.orchestrate.cli;

import dev.orchestrate.run.Answer;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.Request;

/** {@code done} and {@code skip}. */
final class DecideCommand implements Command {
    private final Answer answer;

    DecideCommand(Answer answer) {
        this.answer = answer;
    }

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                        "For a manual task that waits; also for one that has failed or is"
                                + " quarantined. Starts nothing unless a process executes the run.")
                .required("TASK", "the id of the task")
                .examples("orchestrate " + answer.word() + " 2.1 --note 'by hand'");
        Deciding.describe(syntax);
    }

    @Override
    public ExitCode execute(Call call) throws InterruptedException {
        Deciding deciding = new Deciding(call);
        String task = call.arguments().required();
        Request request =
                new Request.Decide(
                        deciding.newId(), task, answer, false, Self.user(), deciding.note());
        String is = answer == Answer.DONE ? " is done" : " is skipped";
        return deciding.decide(request, "task " + task + is);
    }
}
