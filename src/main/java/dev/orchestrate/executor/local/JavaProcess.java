package dev.orchestrate.executor.local;

import dev.orchestrate.executor.AttemptEnd.Result;
import dev.orchestrate.executor.AttemptRequest;
import dev.orchestrate.executor.Masks;
import dev.orchestrate.executor.local.StartFailure.Stage;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A process that Java's own builder started, in a session of its own where {@code setsid(1)} can
 * give it one, and the thread that brings its output to its log. Safe for any thread.
 */
final class JavaProcess {
    private static final int SIGNALED = 128;
    private static final int LAST_SIGNAL = 31;

    private final Process process;
    private final boolean leadsGroup;
    private final OutputPump output;

    private JavaProcess(Process process, boolean leadsGroup, OutputStream log) {
        this.process = process;
        this.leadsGroup = leadsGroup;
        this.output = new OutputPump(process.getInputStream(), log, "output-" + process.pid());
    }

    static JavaProcess start(AttemptRequest request, LocalSettings settings, @Nullable Path setsid)
            throws StartFailureException {
        Map<String, String> environment = environment(request, settings.environment());
        checkFolder(request.directory());
        OutputStream log = openLog(request, settings.masks());
        String name = request.argv().getFirst();
        try {
            Path program = Programs.find(name, request.directory(), environment.get("PATH"));
            List<String> argv = new ArrayList<>(request.argv());
            argv.set(0, program.toString());
            if (setsid != null) {
                argv.addFirst(setsid.toString());
            }
            var builder = new ProcessBuilder(argv).directory(request.directory().toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.redirectInput(new File("/dev/null")).redirectErrorStream(true);
            return new JavaProcess(builder.start(), setsid != null, log);
        } catch (IOException e) {
            OutputPump.closeQuietly(log);
            throw new StartFailureException(new StartFailure(Stage.PROCESS, name, text(e)));
        } catch (StartFailureException e) {
            OutputPump.closeQuietly(log);
            throw e;
        }
    }

    private static Map<String, String> environment(
            AttemptRequest request, Map<String, String> base) {
        var environment = new HashMap<>(base);
        request.environment()
                .forEach((name, value) -> {
                    if (value == null) {
                        environment.remove(name);
                    } else {
                        environment.put(name, value);
                    }
                });
        return environment;
    }

    private static void checkFolder(Path folder) throws StartFailureException {
        if (!Files.isDirectory(folder)) {
            String cause =
                    Files.exists(folder) ? StartFailure.NOT_A_FOLDER : StartFailure.NO_SUCH_FILE;
            throw new StartFailureException(
                    new StartFailure(Stage.FOLDER, folder.toString(), cause));
        }
    }

    private static OutputStream openLog(AttemptRequest request, Masks masks)
            throws StartFailureException {
        Path path = request.log();
        try {
            OutputStream log = new BoundedLog(path, request.limits().logBytes());
            return request.masked() ? masks.hiding(log) : log;
        } catch (IOException e) {
            String cause = Files.isDirectory(path) ? StartFailure.IS_A_FOLDER : text(e);
            throw new StartFailureException(new StartFailure(Stage.LOG, path.toString(), cause));
        }
    }

    private static String text(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> StartFailure.NO_SUCH_FILE;
            case AccessDeniedException _ -> StartFailure.PERMISSION_DENIED;
            default -> String.valueOf(e.getMessage());
        };
    }

    long pid() {
        return process.pid();
    }

    OutputPump output() {
        return output;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void onExit(Runnable action) {
        var _ = process.onExit().thenRun(action);
    }

    /** Java tells a death by signal n as exit code 128 + n, as a shell does. */
    Result result() {
        int code = process.exitValue();
        int signal = code - SIGNALED;
        return signal >= 1 && signal <= LAST_SIGNAL
                ? new Result.Signaled(signal, Signals.name(signal))
                : new Result.Exited(code);
    }

    /** Whether something of its group goes on; without a session of its own, only it itself. */
    boolean groupIsLeft() {
        return leadsGroup ? ProcessIdentity.groupLives(pid()) : isAlive();
    }

    /** SIGTERM, or SIGKILL. */
    void signal(boolean atOnce) {
        if (!leadsGroup) {
            process.descendants().forEach(child -> end(child, atOnce));
            end(process.toHandle(), atOnce);
            return;
        }
        int signal = atOnce ? Signals.KILL : Signals.TERM;
        if (!Signals.send(-pid(), signal) && isAlive()) {
            Signals.send(pid(), signal); // setsid has not made the session yet
        }
        Signals.send(-pid(), Signals.CONT);
    }

    private static void end(ProcessHandle process, boolean atOnce) {
        boolean asked = atOnce ? process.destroyForcibly() : process.destroy();
        assert asked || !process.isAlive();
    }
}
