package dev.orchestrate.executor.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One process of this boot: a pid alone may be somebody else's by now, with its start time it can
 * not. It leads a session and a group of the same number.
 *
 * @param start as the launcher writes it: clock ticks since the boot on Linux, microseconds since
 *     1970 on macOS; 0 where it could not be had, which is nobody's
 */
record ProcessIdentity(long pid, long start) {
    private static final Path PROC = Path.of("/proc");

    /** A zombie does not live. */
    boolean lives() {
        if (start == 0) {
            return false;
        }
        if (Signals.isMac()) {
            return startInMillis(pid) == start / 1000;
        }
        Stat stat = Stat.of(pid);
        return stat != null && stat.start == start && stat.lives();
    }

    static long startOf(long pid) {
        if (Signals.isMac()) {
            return startInMillis(pid) * 1000;
        }
        Stat stat = Stat.of(pid);
        return stat == null ? 0 : stat.start;
    }

    private static long startInMillis(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .map(Instant::toEpochMilli)
                .orElse(0L);
    }

    /** Who is left of the session that this process leads or led; on macOS, whether its group. */
    List<Long> session() {
        if (Signals.isMac()) {
            return Signals.groupExists(pid) ? List.of(-pid) : List.of();
        }
        Stat leader = Stat.of(pid);
        if (leader != null && leader.start != start) {
            return List.of(); // the number has been given to another, so nothing held it
        }
        return living(stat -> stat.session == pid);
    }

    /** Whether a group of this number has more than zombies, for which its init is to blame. */
    static boolean groupLives(long group) {
        return Signals.groupExists(group)
                && (Signals.isMac() || !living(stat -> stat.group == group).isEmpty());
    }

    private static List<Long> living(Predicate<Stat> wanted) {
        var found = new ArrayList<Long>();
        try (var processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                Stat stat = Stat.of(Long.parseLong(process.getFileName().toString()));
                if (stat != null && stat.lives() && wanted.test(stat)) {
                    found.add(stat.pid);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("`/proc` can not be read", e);
        }
        return found;
    }

    /** What Linux tells of a process in {@code /proc/PID/stat}. */
    private record Stat(long pid, char state, long group, long session, long start) {
        static @Nullable Stat of(long pid) {
            try {
                String text = Files.readString(PROC.resolve(pid + "/stat"), ISO_8859_1);
                // the second field is a name in parentheses that may hold anything
                String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
                return new Stat(
                        pid,
                        fields[0].charAt(0),
                        Long.parseLong(fields[2]),
                        Long.parseLong(fields[3]),
                        Long.parseLong(fields[19]));
            } catch (IOException e) {
                return null; // it is gone
            }
        }

        boolean lives() {
            return state != 'Z' && state != 'X';
        }
    }
}
