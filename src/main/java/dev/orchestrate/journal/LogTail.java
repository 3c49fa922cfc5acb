package dev.orchestrate.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, however long the log is. */
public final class LogTail {
    private LogTail() {}

    /**
     * The lines in its last bytes, of which the first may be cut; none where there is no log, or it
     * can not be read: whoever opens it sees why.
     */
    public static List<String> lines(Path log, int bytes) {
        if (!Files.isRegularFile(log)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - bytes);
            file.seek(from);
            byte[] end = new byte[(int) (file.length() - from)];
            int read = Math.max(0, file.read(end));
            return new String(end, 0, read, StandardCharsets.UTF_8)
                    .stripTrailing()
                    .lines()
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }
}
