package dev.orchestrate.cli;

import dev.orchestrate.engine.Mail;
import dev.orchestrate.engine.StopCause;
import org.jline.utils.Signals;

/**
 * Turns signals into requests to stop: the coordinator ends what runs, writes the state, and the
 * program then exits by itself. One that was ignored when the process began stays ignored, which is
 * the JVM's doing: {@code nohup} works.
 */
final class StopSignals {
    private StopSignals() {}

    static void stop(Mail mail) {
        Signals.register("INT", () -> mail.stop(StopCause.SIGINT));
        Signals.register("TERM", () -> mail.stop(StopCause.SIGTERM));
        Signals.register("HUP", () -> mail.stop(StopCause.SIGHUP));
    }
}
