package dev.orchestrate.executor.local;

import dev.orchestrate.executor.AttemptExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Chooses how attempts run on this machine. */
public final class LocalExecutors {
    private static final String LAUNCHER_PROPERTY = "orchestrate.launcher";

    /** The folder of the program; whoever starts it says so. */
    private static final String HOME_PROPERTY = "orchestrate.home";

    /** What the launcher answers who names no run. */
    private static final int USAGE = 2;

    /** Launchers that have been tried ahead of the one call that will need them. */
    private static final ConcurrentMap<Path, FutureTask<@Nullable String>> AHEAD =
            new ConcurrentHashMap<>();

    private LocalExecutors() {}

    /** The native launcher where it can run, else Java's process builder, which says why. */
    public static AttemptExecutor open(LocalSettings settings) throws IOException {
        Path launcher = settings.launcher();
        String objection = launcher == null ? "there is none" : tried(launcher);
        return launcher == null || objection != null
                ? new JavaExecutor(settings, String.valueOf(objection))
                : new LocalExecutor(settings, launcher);
    }

    /**
     * Finds out on the calling thread whether this program's launcher can run, which {@link #open}
     * then knows: the first process that a JVM starts takes it 30 ms.
     */
    public static void tryAhead() {
        Path launcher = launcher();
        if (launcher != null) {
            FutureTask<@Nullable String> trial = new FutureTask<>(() -> objectionTo(launcher));
            if (AHEAD.putIfAbsent(launcher, trial) == null) {
                trial.run();
            }
        }
    }

    private static @Nullable String tried(Path launcher) {
        FutureTask<@Nullable String> trial = AHEAD.remove(launcher);
        if (trial == null) {
            return objectionTo(launcher);
        }
        try {
            return trial.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return notWaitedFor(launcher);
        }
    }

    private static String notWaitedFor(Path launcher) {
        return "`" + launcher + "` was not waited for";
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
            return notWaitedFor(launcher);
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
