package dev.orchestrate.executor.local;

import dev.orchestrate.executor.local.StartFailure.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Looks a program up as the launcher does: in the PATH of the process it is to become. */
final class Programs {
    private static final String USUAL_PATH = "/usr/local/bin:/usr/bin:/bin";

    private Programs() {}

    /**
     * @param path the {@code PATH} of its environment
     */
    static Path find(String name, Path directory, @Nullable String path)
            throws StartFailureException {
        String cause = StartFailure.NO_SUCH_FILE;
        for (String folder : (name.indexOf('/') >= 0 ? "" : pathOr(path)).split(":", -1)) {
            Path file = directory.resolve(folder).resolve(name);
            if (!name.isEmpty() && Files.exists(file)) {
                if (Files.isExecutable(file) && !Files.isDirectory(file)) {
                    return file;
                }
                cause = StartFailure.PERMISSION_DENIED;
            }
        }
        throw new StartFailureException(new StartFailure(Stage.PROGRAM, name, cause));
    }

    /** Null where the system has none: macOS. */
    static @Nullable Path findSetsid() {
        for (String folder : USUAL_PATH.split(":", -1)) {
            Path setsid = Path.of(folder, "setsid");
            if (Files.isExecutable(setsid)) {
                return setsid;
            }
        }
        return null;
    }

    private static String pathOr(@Nullable String path) {
        return path == null ? USUAL_PATH : path;
    }
}
