package dev.orchestrate.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.orchestrate.workspace.Draft;
import java.util.ArrayList;
import java.util.List;

/** Drafted changes as {@code diff -u} would show them. */
public final class UnifiedDiff {
    private static final int CONTEXT = 3;
    private static final String NO_NEWLINE = "\\ No newline at end of file";

    private UnifiedDiff() {}

    public static String of(List<Draft.Change> changes) {
        StringBuilder text = new StringBuilder();
        for (Draft.Change change : changes) {
            byte[] before = change.before();
            List<String> old = lines(before == null ? new byte[0] : before);
            List<String> fresh = lines(change.after());
            String from = before == null ? "/dev/null" : "a/" + change.path();
            for (String line :
                    UnifiedDiffUtils.generateUnifiedDiff(
                            from, "b/" + change.path(), old, DiffUtils.diff(old, fresh), CONTEXT)) {
                text.append(line.replace("\r", "")).append('\n');
            }
        }
        return text.toString();
    }

    /** A line that ends the file without a line feed is another than one that has it. */
    private static List<String> lines(byte[] content) {
        String text = new String(content, UTF_8);
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        String last = lines.removeLast();
        if (!last.isEmpty()) {
            lines.add(last + "\n" + NO_NEWLINE);
        }
        return lines;
    }
}
