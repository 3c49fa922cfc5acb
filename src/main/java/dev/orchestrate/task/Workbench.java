package dev.orchestrate.task;

import java.io.OutputStream;
import java.util.Map;

/**
 * What an {@link Work.Action} works with.
 *
 * @param log the attempt's; masked where the task can see a secret. Not to be closed
 * @param environment what a process of the task would see, its secrets included: for what the
 *     action starts, and for the secrets that it was given
 */
public record Workbench(OutputStream log, Map<String, String> environment) {
    public Workbench {
        environment = Map.copyOf(environment);
    }

    /** Without the values: they may be secret. */
    @Override
    public String toString() {
        return "Workbench[" + environment.size() + " variables]";
    }
}
