package dev.orchestrate.run;

import java.util.List;

/**
 * The process that executes a run for a while.
 *
 * @param bootId of the machine's current boot
 * @param processors what {@code max_parallel} defaults to
 * @param shell the default shell that was found
 */
public record Invocation(
        String version, String host, long pid, String bootId, int processors, List<String> shell) {
    public Invocation {
        shell = List.copyOf(shell);
    }
}
