package dev.orchestrate.cli;

import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes down what a developer needs to know of a bug, since a person is shown no stack trace. */
final class BugReport {
    private final Surroundings surroundings;
    private final @Nullable Call call;

    BugReport(Surroundings surroundings, @Nullable Call call) {
        this.surroundings = surroundings;
        this.call = call;
    }

    ProblemException write(Throwable bug) {
        Path file = file(details(bug));
        String what = bug instanceof OutOfMemoryError ? "is out of memory" : "has a bug";
        return new ProblemException(
                ExitCode.BUG,
                "the program " + what + ": " + firstLine(bug),
                file == null
                        ? "its details could not be written anywhere"
                        : "report it with the details in `" + file + "`",
                bug);
    }

    private static String firstLine(Throwable bug) {
        String text = String.valueOf(bug);
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private String details(Throwable bug) {
        StringWriter text = new StringWriter();
        text.write(Version.line());
        text.write(call == null ? "" : "command: " + call.command() + "\n");
        bug.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    /** In the state folder if there is one, else where temporary files are. */
    private @Nullable Path file(String details) {
        Path state = call == null ? null : stateFolder(call);
        for (Path folder : new @Nullable Path[] {state, Path.of(temporary())}) {
            if (folder != null && Files.isDirectory(folder)) {
                try {
                    Path file = Files.createTempFile(folder, "orchestrate-bug-", ".txt");
                    Files.write(file, details.getBytes(StandardCharsets.UTF_8));
                    return file;
                } catch (IOException _) {
                    // the next folder may take it
                }
            }
        }
        return null;
    }

    private static @Nullable Path stateFolder(Call call) {
        try {
            return Workplace.of(call).stateFolder();
        } catch (ProblemException _) {
            return null; // it can not be told which, and that is not what is reported here
        }
    }

    private String temporary() {
        String named = surroundings.environment().get("TMPDIR");
        return named == null || named.isEmpty() ? System.getProperty("java.io.tmpdir", ".") : named;
    }
}
