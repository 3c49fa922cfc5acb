package dev.orchestrate.executor.local;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The system's signals: their names, and sending them. Safe for any thread. */
final class Signals {
    static final int KILL = 9;
    static final int TERM = 15;
    static final int CONT = isMac() ? 19 : 18;

    private static final String LINUX =
            "HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT"
                    + " STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS";
    private static final String MAC =
            "HUP INT QUIT ILL TRAP ABRT EMT FPE KILL BUS SEGV SYS PIPE ALRM TERM URG STOP TSTP CONT"
                    + " CHLD TTIN TTOU IO XCPU XFSZ VTALRM PROF WINCH INFO USR1 USR2";

    private Signals() {}

    static boolean isMac() {
        return System.getProperty("os.name", "").startsWith("Mac");
    }

    static String name(int number) {
        String[] names = (isMac() ? MAC : LINUX).split(" ", -1);
        return number >= 1 && number <= names.length
                ? "SIG" + names[number - 1]
                : "signal " + number;
    }

    /** To a process, or to a group by its negative number; false where there is none of it. */
    static boolean send(long target, int signal) {
        try {
            return (int) SystemCall.HANDLE.invokeExact((int) target, signal) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("kill(2) can not be called", e);
        }
    }

    /** Whether a process group of this number exists, if only as zombies. */
    static boolean groupExists(long group) {
        return send(-group, 0);
    }

    /** Loaded with the first signal only. */
    private static final class SystemCall {
        @SuppressWarnings("restricted")
        static final MethodHandle HANDLE =
                Linker.nativeLinker()
                        .downcallHandle(
                                Linker.nativeLinker().defaultLookup().findOrThrow("kill"),
                                FunctionDescriptor.of(
                                        ValueLayout.JAVA_INT,
                                        ValueLayout.JAVA_INT,
                                        ValueLayout.JAVA_INT));

        private SystemCall() {}
    }
}
