package dev.orchestrate.executor.local;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** What the system does with a signal of this process before Java sees it. Safe for any thread. */
public final class Dispositions {
    private Dispositions() {}

    /**
     * Ends that a signal is ignored, as one is that was so when the process began: the JVM installs
     * no handler over that. Loads what calls the system, so it is for where it has to be.
     *
     * @param signal {@code INT} or {@code TERM}, whose numbers are the same on every system
     */
    @SuppressWarnings("restricted")
    public static void stopIgnoring(String signal) {
        Linker linker = Linker.nativeLinker();
        var call =
                linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("signal"),
                        FunctionDescriptor.of(
                                ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        int number = signal.equals("INT") ? 2 : Signals.TERM;
        try {
            // NULL is SIG_DFL
            var before = (MemorySegment) call.invokeExact(number, MemorySegment.NULL);
            assert before != null;
        } catch (Throwable e) {
            throw new IllegalStateException("signal(2) can not be called", e);
        }
    }
}
