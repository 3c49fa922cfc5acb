package dev.orchestrate.cli;

import dev.orchestrate.journal.RunFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What attempts of a run have written, as far as it is there. */
final class LogFiles {
    private static final int TAIL_LINES = 10;
    private static final int TAIL_BYTES = 8 << 10;

    private final RunFolder run;

    LogFiles(RunFolder run) {
        this.run = run;
    }

    /** The last lines; none where there is no log. */
    List<String> tail(String task, int attempt) {
        Path file = run.log(task, attempt);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, log.length() - TAIL_BYTES);
            log.seek(from);
            byte[] end = new byte[(int) (log.length() - from)];
            int read = Math.max(0, log.read(end));
            List<String> lines =
                    new String(end, 0, read, StandardCharsets.UTF_8)
                            .stripTrailing()
                            .lines()
                            .toList();
            return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
        } catch (IOException _) {
            // the summary names the file, and whoever opens it sees why
            return List.of();
        }
    }
}
