package dev.orchestrate.executor.local;

import dev.orchestrate.executor.Masks;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a local executor is given for one run.
 *
 * @param runFolder the folder of the run, absolute; its {@code attempts} is the executor's own
 * @param run the id of the run; keys of another run are refused
 * @param environment what every process sees, unless its request says otherwise
 * @param masks what to hide in the output of requests that ask for it
 * @param launcher the native launcher; null where there is none
 */
public record LocalSettings(
        Path runFolder,
        String run,
        Map<String, String> environment,
        Masks masks,
        @Nullable Path launcher) {
    public LocalSettings {
        environment = Map.copyOf(environment);
    }

    Path attempts() {
        return runFolder.resolve("attempts");
    }
}
