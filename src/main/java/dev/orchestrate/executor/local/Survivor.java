package dev.orchestrate.executor.local;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The process of an attempt that was started for an orchestrator that is gone, as far as it can
 * still be seen and signaled. Time is given in. Confined to its owner's lock.
 */
final class Survivor {
    private final @Nullable ProcessIdentity process;
    private final Duration grace;
    private boolean ending;
    private boolean sweeping;
    private long killAt;

    /** A process that left no word of itself never became a program. */
    Survivor(@Nullable ProcessIdentity process, Duration grace) {
        this.process = process;
        this.grace = grace;
    }

    /** Its leader does; what that left is not looked for. */
    boolean lives() {
        return process != null && process.lives();
    }

    /** SIGTERM to its group, and SIGKILL after the grace by {@link #press}; or that at once. */
    void end(long now, boolean atOnce) {
        if (process == null || !process.lives()) {
            return; // its launcher, or isGone, ends what it left
        }
        if (atOnce) {
            Signals.send(-process.pid(), Signals.KILL);
        } else if (!ending) {
            Signals.send(-process.pid(), Signals.TERM);
            Signals.send(-process.pid(), Signals.CONT);
            killAt = now + Nanos.of(grace);
        }
        ending = true;
    }

    void press(long now) {
        if (ending && now - killAt >= 0 && process != null && process.lives()) {
            Signals.send(-process.pid(), Signals.KILL);
        }
    }

    /**
     * Where its launcher is gone: waits for the leader, ends what the leader left of its session,
     * and tells when nothing of it is left.
     */
    boolean isGone(long now) {
        if (process == null) {
            return true;
        }
        if (process.lives()) {
            press(now);
            return false;
        }
        var members = process.session();
        if (members.isEmpty()) {
            return true;
        }
        if (!sweeping) {
            sweeping = true;
            killAt = now + Nanos.of(grace);
            members.forEach(member -> Signals.send(member, Signals.TERM));
            members.forEach(member -> Signals.send(member, Signals.CONT));
        } else if (now - killAt >= 0) {
            members.forEach(member -> Signals.send(member, Signals.KILL));
        }
        return false;
    }
}
