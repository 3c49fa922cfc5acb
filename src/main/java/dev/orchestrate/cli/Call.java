package dev.orchestrate.cli;

import dev.orchestrate.console.Output;

/** One call of a command: what was given, and where what comes of it goes. */
record Call(String command, Arguments arguments, Surroundings surroundings, Output output) {
    boolean isQuiet() {
        return arguments.has(Globals.QUIET);
    }

    boolean isVerbose() {
        return arguments.has(Globals.VERBOSE);
    }

    void print(CharSequence text) {
        output.out().print(text);
    }

    /** Something that nobody asked for, and that {@code --quiet} leaves out. */
    void remark(String text) {
        if (!isQuiet()) {
            output.err().line(dev.orchestrate.console.Printable.of(text));
        }
    }
}
