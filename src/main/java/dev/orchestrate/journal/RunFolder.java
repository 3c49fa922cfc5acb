package dev.orchestrate.journal;

import dev.orchestrate.run.PlanVersion;
import java.nio.file.Path;

/**
 * Where the files of a run are.
 *
 * @param path the folder, whose name is the run's id
 */
public record RunFolder(Path path) {

    public String id() {
        return Paths.name(path);
    }

    public Path journal() {
        return path.resolve("journal.jsonl");
    }

    public Path checkpoint() {
        return path.resolve("state.json");
    }

    /** The copy of a version of the plan. */
    public Path plan(PlanVersion version) {
        return path.resolve(version.copy());
    }

    public Path logs() {
        return path.resolve("logs");
    }

    public Path log(String task, int attempt) {
        return logs().resolve(logName(task, attempt));
    }

    /** Of a log, in the folder of logs. */
    public String logName(String task, int attempt) {
        return LogName.of(task, attempt);
    }

    /** A file of an attempt that lies there until its end is durable. */
    public Path besideLog(String task, int attempt, String extension) {
        return attempts().resolve(LogName.of(task, attempt, extension));
    }

    /** What the launcher of each invocation leaves for a resume. */
    public Path attempts() {
        return path.resolve("attempts");
    }

    public Path inbox() {
        return path.resolve("inbox");
    }

    /** The report in a format, as in {@code html}. */
    public Path report(String format) {
        return path.resolve("report." + format);
    }

    Path lock() {
        return path.resolve("lock");
    }

    Path alive() {
        return path.resolve("alive");
    }

    Path owner() {
        return path.resolve("owner.json");
    }

    /** There from the beginning of an invocation until somebody was told of its end. */
    Path untold() {
        return path.resolve("untold");
    }

    Path reserve() {
        return path.resolve("reserve");
    }
}
