package dev.orchestrate.task;

import dev.orchestrate.workspace.BoundedFile;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The file to which an attempt appends its outputs. It may hold anything, or be anything. */
public final class OutputFile {
    /** Of the whole file, and so of all values of a task. */
    static final int MOST_BYTES = 1 << 20;

    /** Of one value, in UTF-8. */
    static final int MOST_VALUE_BYTES = 64 << 10;

    private static final String NAME = "ORCHESTRATE_OUTPUT";

    private OutputFile() {}

    /**
     * What was written.
     *
     * @param values in the order in which their names were first written
     * @param warnings of what was refused, a line each
     */
    public record Outputs(Map<String, String> values, List<String> warnings) {
        public Outputs {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Reads the file. Without one there are no outputs.
     *
     * @param holdsSecret whether a text holds a secret
     * @throws TaskProblem it is malformed
     */
    public static Outputs read(Path file, Predicate<String> holdsSecret) throws TaskProblem {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? new OutputLines(content(file), holdsSecret).read()
                : new Outputs(Map.of(), List.of());
    }

    /** Removes it once what it held is kept elsewhere. A folder in its place is the task's own. */
    public static void remove(Path file) {
        // Most tasks write none, and an exception for each of them would cost more than the call.
        boolean _ = file.toFile().delete();
    }

    /** The warning of an output that is not taken. */
    public static String refused(String name) {
        return "output `" + name + "` holds a secret and is refused";
    }

    private static byte[] content(Path file) throws TaskProblem {
        try {
            return BoundedFile.read(file, NAME, MOST_BYTES, LinkOption.NOFOLLOW_LINKS);
        } catch (WorkspaceProblem e) {
            throw TaskProblem.config(e.message(), e);
        }
    }
}
