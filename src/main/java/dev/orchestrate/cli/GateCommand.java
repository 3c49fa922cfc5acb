package dev.orchestrate.cli;

import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.Request;

/** {@code approve} and {@code reject}. */
final class GateCommand implements Command {
    private final boolean approves;

    GateCommand(boolean approves) {
        this.approves = approves;
    }

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                        "The decision is recorded with who made it and when, and starts nothing"
                                + " unless a process executes the run.")
                .required("PHASE", "the id of the phase")
                .examples(
                        approves
                                ? "orchestrate approve release --note 'read the report'"
                                : "orchestrate reject release --note 'coverage fell'");
        Deciding.describe(syntax);
    }

    @Override
    public ExitCode execute(Call call) throws InterruptedException {
        Deciding deciding = new Deciding(call);
        String phase = call.arguments().required();
        String id = deciding.newId();
        Request request =
                approves
                        ? new Request.Approve(id, phase, Self.user(), deciding.note())
                        : new Request.Reject(id, phase, Self.user(), deciding.note());
        return deciding.decide(
                request, "phase " + phase + (approves ? " is approved" : " is rejected"));
    }
}
