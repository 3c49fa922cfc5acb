package dev.orchestrate.cli;

import dev.orchestrate.console.Documents;
import dev.orchestrate.console.Output;
import dev.orchestrate.console.Page;
import dev.orchestrate.console.Printable;
import java.nio.file.Path;

/** One call of a command: what was given, and where what comes of it goes. */
record Call(String command, Arguments arguments, Surroundings surroundings, Output output) {
    boolean isQuiet() {
        return arguments.has(Globals.QUIET);
    }

    boolean isVerbose() {
        return arguments.has(Globals.VERBOSE);
    }

    /** A path as a person would type it here. */
    String shown(Path file) {
        Path current = surroundings.folder();
        return (file.startsWith(current) ? current.relativize(file) : file).toString();
    }

    void print(CharSequence text) {
        output.out().print(text);
    }

    void print(Page page) {
        page.print(output.out());
    }

    /** A document for programs, in the format that was asked for. */
    void write(Documents.Content document, String format) {
        if (format.equals("yaml")) {
            Documents.yaml(document, output.out().bytes());
        } else {
            Documents.json(document, output.out().bytes());
        }
    }

    /** Something that is not as it should be, and keeps nothing from being done. */
    void warn(String text) {
        output.err().line("orchestrate: warning: " + Printable.of(text));
    }

    /** Something that nobody asked for, and that {@code --quiet} leaves out. */
    void remark(String text) {
        if (!isQuiet()) {
            output.err().line(Printable.of(text));
        }
    }
}
