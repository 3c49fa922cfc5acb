package dev.orchestrate.executor.local;

import dev.orchestrate.executor.AttemptEnd;
import java.time.Duration;

/**
 * One record of a generation of attempts, as the launcher writes it down or reports it. An {@code
 * id} names an attempt within its generation.
 */
sealed interface LauncherRecord {
    /** The first one: who writes, and in which form. */
    record Header(int version, long pid, long start, String boot) implements LauncherRecord {}

    /** From here on a process may run. */
    record Begin(int id, int attempt, Duration grace, String task) implements LauncherRecord {}

    /** Written by the process itself before it became the program. */
    record Started(int id, long pid, long start) implements LauncherRecord {}

    record Ended(int id, AttemptEnd end) implements LauncherRecord {}

    /** Nothing ran. */
    record Failed(int id, String reason) implements LauncherRecord {}

    /** Nothing begins after it. */
    record Closed() implements LauncherRecord {}

    /** Reported, never written, like all that follow. */
    record Stalling(int id, Duration quiet) implements LauncherRecord {}

    /** Asked for and not begun, since its beginning could not be written down. */
    record Refused(int id) implements LauncherRecord {}

    record Trouble(String reason) implements LauncherRecord {}
}
