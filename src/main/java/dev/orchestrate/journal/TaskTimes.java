package dev.orchestrate.journal;

import dev.orchestrate.run.AttemptStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** How long the tasks of a run took, from the ends in its journal: nothing else of it is read. */
public final class TaskTimes {
    private static final byte[] END =
            "\"event\":\"attempt.ended\"".getBytes(StandardCharsets.US_ASCII);

    private static final String SUCCEEDED = AttemptStatus.SUCCEEDED.word();

    /** The event's name stands within that many bytes of the beginning of its line. */
    private static final int NEAR = 128;

    private TaskTimes() {}

    /**
     * By task, the milliseconds of the last attempt that succeeded. For guesses: what can not be
     * read is passed over, and no check is looked at.
     */
    public static Map<String, Long> of(Disk disk, RunFolder run) {
        Map<String, Long> millis = new HashMap<>();
        try (Disk.ReadableFile file = disk.open(run.journal())) {
            LineScanner lines = new LineScanner(file, 0);
            while (lines.next()) {
                if (!lines.overlong() && isEnd(lines)) {
                    add(lines, millis);
                }
            }
        } catch (IOException e) {
            return Map.of();
        }
        return millis;
    }

    private static boolean isEnd(LineScanner line) {
        byte[] bytes = line.bytes();
        int last = Math.min(line.to(), line.from() + NEAR) - END.length;
        for (int at = line.from(); at <= last; at++) {
            if (Arrays.equals(bytes, at, at + END.length, END, 0, END.length)) {
                return true;
            }
        }
        return false;
    }

    private static void add(LineScanner line, Map<String, Long> millis) {
        try (JsonParser parser = Json.parser(line.bytes(), line.from(), line.to())) {
            String task = null;
            String status = null;
            parser.nextToken();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                parser.nextToken();
                switch (name) {
                    case "task" -> task = parser.getString();
                    case "status" -> status = parser.getString();
                    case "duration_ms" -> {
                        if (task != null && SUCCEEDED.equals(status)) {
                            millis.put(task, parser.getLongValue());
                        }
                        return;
                    }
                    default -> parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            // one guess less
        }
    }
}
