package dev.orchestrate.executor.local;

import dev.orchestrate.executor.AttemptExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Chooses how attempts run on this machine. */
public final class LocalExecutors {
    private static final String LAUNCHER_PROPERTY = "orchestrate.launcher";

    /** The folder of the program; whoever starts it says so. */
    private static final String HOME_PROPERTY = "orchestrate.home";

    /** What the launcher answers who names no run. */
    private static final int USAGE = 2;

    private LocalExecutors() {}

    /** The native launcher where it can run, else Java's process builder, which says why. */
    public static AttemptExecutor open(LocalSettings settings) throws IOException {
        Path launcher = settings.launcher();
        String objection = launcher == null ? "there is none" : objectionTo(launcher);
        return launcher == null || objection != null
                ? new JavaExecutor(settings, String.valueOf(objection))
                : new LocalExecutor(settings, launcher);
    }

    private static @Nullable String objectionTo(Path launcher) {
        if (!Files.exists(launcher)) {
            return "`" + launcher + "` does not exist";
        }
        if (!Files.isExecutable(launcher)) {
            return "`" + launcher + "` can not be executed";
        }
        try {
            // one made for another system exists and has the right mode, and still does not run
            int code = new ProcessBuilder(launcher.toString()).start().waitFor();
            return code == USAGE ? null : "`" + launcher + "` exits with code " + code;
        } catch (IOException e) {
            return "`" + launcher + "` can not be executed";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "`" + launcher + "` was not waited for";
        }
    }

    /** The one that belongs to this program: named by a property, else in its folder. */
    public static @Nullable Path launcher() {
        String named = System.getProperty(LAUNCHER_PROPERTY);
        if (named != null) {
            return named.isEmpty() ? null : Path.of(named).toAbsolutePath();
        }
        // Where classes come from can not be asked of a JVM whose start-up cache was made
        // elsewhere.
        String home = System.getProperty(HOME_PROPERTY);
        Path launcher = home == null ? null : Path.of(home, "launcher").toAbsolutePath();
        return launcher != null && Files.exists(launcher) ? launcher : null;
    }

    /** Names the time between two starts of this machine; empty where it can not be told. */
    public static String bootId() {
        return Boot.id();
    }
}
