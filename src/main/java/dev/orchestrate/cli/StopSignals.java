package dev.orchestrate.cli;

import dev.orchestrate.engine.Mail;
import dev.orchestrate.engine.StopCause;
import dev.orchestrate.executor.local.Dispositions;
import java.lang.reflect.Proxy;

/**
 * Turns signals into requests to stop: the coordinator ends what runs, writes the state, and the
 * program then exits by itself. A SIGHUP that was ignored when the process began stays ignored, so
 * that {@code nohup} works. A SIGINT does not: a shell without job control ignores it in whatever
 * it starts with {@code &}, which nobody asked for.
 */
final class StopSignals {
    private static final Class<?> SIGNAL = named("sun.misc.Signal");
    private static final Class<?> HANDLER = named("sun.misc.SignalHandler");

    private StopSignals() {}

    /** Has made ahead what {@link #stop} takes its time for; changes nothing. */
    static void prepare() {
        handler(() -> {});
    }

    static void stop(Mail mail) {
        always("INT", () -> mail.stop(StopCause.SIGINT));
        always("TERM", () -> mail.stop(StopCause.SIGTERM));
        handle("HUP", () -> mail.stop(StopCause.SIGHUP));
    }

    private static void always(String signal, Runnable handler) {
        if (handle(signal, handler).equals(ignored())) {
            // then the JVM has registered nothing
            Dispositions.stopIgnoring(signal);
            handle(signal, handler);
        }
    }

    /**
     * What handled it before. By reflection, as the compiler warns of the names; and not through
     * JLine, which would begin its logging with that: 50 ms of the start of every run.
     */
    private static Object handle(String name, Runnable handler) {
        try {
            Object signal = SIGNAL.getConstructor(String.class).newInstance(name);
            return SIGNAL.getMethod("handle", SIGNAL, HANDLER)
                    .invoke(null, signal, handler(handler));
        } catch (ReflectiveOperationException e) {
            throw noSignals(e);
        }
    }

    private static Object handler(Runnable handler) {
        return Proxy.newProxyInstance(
                HANDLER.getClassLoader(),
                new Class<?>[] {HANDLER},
                (_, _, _) -> {
                    handler.run();
                    return null;
                });
    }

    /** What stands for a signal that is ignored. */
    private static Object ignored() {
        try {
            return HANDLER.getField("SIG_IGN").get(null);
        } catch (ReflectiveOperationException e) {
            throw noSignals(e);
        }
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ReflectiveOperationException e) {
            throw noSignals(e);
        }
    }

    private static IllegalStateException noSignals(ReflectiveOperationException e) {
        return new IllegalStateException("this Java has no signals", e);
    }
}
