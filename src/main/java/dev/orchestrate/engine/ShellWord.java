package dev.orchestrate.engine;

import dev.orchestrate.failure.End;
import dev.orchestrate.journal.LogTail;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a shell says of a command that it can not run. Its exit code alone does not tell which one
 * that was; the last line of the log does.
 */
final class ShellWord {
    private static final Set<Integer> CODES = Set.of(126, 127);
    private static final int TAIL = 4 << 10;
    private static final int MOST_CHARS = 300;

    private static final Pattern COMPLAINT =
            Pattern.compile("not found|permission denied|cannot execute|is a directory");

    private ShellWord() {}

    /** Null where the code is another, or the log does not end with such a line. */
    static End.@Nullable Said of(int code, Path log) {
        if (!CODES.contains(code)) {
            return null;
        }
        List<String> end = LogTail.lines(log, TAIL);
        String last = end.isEmpty() ? "" : end.getLast().strip();
        boolean isComplaint =
                last.length() <= MOST_CHARS
                        && COMPLAINT.matcher(last.toLowerCase(Locale.ROOT)).find();
        return isComplaint ? new End.Said(null, last) : null;
    }
}
