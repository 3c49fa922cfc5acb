package dev.orchestrate.cli;

import dev.orchestrate.journal.LogTail;
import dev.orchestrate.journal.RunFolder;
import java.nio.file.Files;
import java.util.List;

/** What attempts of a run have written, as far as it is there. */
final class LogFiles {
    private static final int TAIL_LINES = 10;
    private static final int TAIL_BYTES = 8 << 10;

    private final RunFolder run;

    LogFiles(RunFolder run) {
        this.run = run;
    }

    boolean present(String task, int attempt) {
        return Files.exists(run.log(task, attempt));
    }

    /** The last lines; none where there is no log. */
    List<String> tail(String task, int attempt) {
        List<String> lines = LogTail.lines(run.log(task, attempt), TAIL_BYTES);
        return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
    }
}
