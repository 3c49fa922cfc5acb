package dev.orchestrate.cli;

import dev.orchestrate.engine.Mail;
import dev.orchestrate.engine.StopCause;
import dev.orchestrate.executor.local.Dispositions;
import org.jline.utils.Signals;

/**
 * Turns signals into requests to stop: the coordinator ends what runs, writes the state, and the
 * program then exits by itself. A SIGHUP that was ignored when the process began stays ignored, so
 * that {@code nohup} works. A SIGINT does not: a shell without job control ignores it in whatever
 * it starts with {@code &}, which nobody asked for.
 */
final class StopSignals {
    private StopSignals() {}

    static void stop(Mail mail) {
        always("INT", () -> mail.stop(StopCause.SIGINT));
        always("TERM", () -> mail.stop(StopCause.SIGTERM));
        Signals.register("HUP", () -> mail.stop(StopCause.SIGHUP));
    }

    private static void always(String signal, Runnable handler) {
        if (ignored().equals(Signals.register(signal, handler))) {
            // then the JVM has registered nothing
            Dispositions.stopIgnoring(signal);
            Signals.register(signal, handler);
        }
    }

    /**
     * What stands for a signal that is ignored; by reflection, as the compiler warns of the name.
     */
    private static Object ignored() {
        try {
            return Class.forName("sun.misc.SignalHandler").getField("SIG_IGN").get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java has no signals", e);
        }
    }
}
