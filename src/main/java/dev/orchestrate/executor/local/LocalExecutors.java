package dev.orchestrate.executor.local;

import dev.orchestrate.executor.AttemptExecutor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Chooses how attempts run on this machine. */
public final class LocalExecutors {
    private static final String LAUNCHER_PROPERTY = "orchestrate.launcher";

    private LocalExecutors() {}

    /** The native launcher where it can run, else Java's process builder, which says why. */
    public static AttemptExecutor open(LocalSettings settings) throws IOException {
        return new LocalExecutor(settings, java.util.Objects.requireNonNull(settings.launcher()));
    }

    /** The one that belongs to this program: named by a property, else beside its jar. */
    public static @Nullable Path launcher() {
        String named = System.getProperty(LAUNCHER_PROPERTY);
        if (named != null) {
            return named.isEmpty() ? null : Path.of(named).toAbsolutePath();
        }
        try {
            var source = LocalExecutors.class.getProtectionDomain().getCodeSource();
            if (source == null) {
                return null;
            }
            Path beside = Path.of(source.getLocation().toURI()).resolveSibling("launcher");
            return Files.exists(beside) ? beside : null;
        } catch (URISyntaxException e) {
            return null; // not a place of files
        }
    }

    /** Names the time between two starts of this machine; empty where it can not be told. */
    public static String bootId() {
        return Boot.id();
    }
}
