package dev.orchestrate.cli;

import dev.orchestrate.console.Ink;
import dev.orchestrate.console.Mark;
import dev.orchestrate.console.Text;
import dev.orchestrate.run.ExitCode;

/** What {@code doctor} finds, a line each, and what it all comes to. */
final class Findings {
    private final Call call;
    private boolean bad;
    private boolean damaged;

    Findings(Call call) {
        this.call = call;
    }

    void good(String what, String found) {
        if (!call.isQuiet()) {
            tell(Mark.GOOD, what, found);
        }
    }

    /** Nothing wrong, and worth knowing. */
    void note(String what, String found) {
        tell(Mark.NOTE, what, found);
    }

    void bad(String what, String found) {
        bad = true;
        tell(Mark.BAD, what, found);
    }

    /** Something durable is lost. */
    void damaged(String what, String found) {
        damaged = true;
        tell(Mark.BAD, what, found);
    }

    ExitCode exit() {
        if (damaged) {
            return ExitCode.DAMAGED;
        }
        return bad ? ExitCode.FAILED : ExitCode.DONE;
    }

    private void tell(Mark mark, String what, String found) {
        Ink ink = call.output().out().ink();
        call.print(new Text().add(mark, ink).add(" " + what + ": " + found).shown(ink) + "\n");
    }
}
