package dev.orchestrate.console;

import dev.orchestrate.run.GroupStatus;
import dev.orchestrate.run.PhaseStatus;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.TaskStatus;

/** A symbol of one column, and the tone that goes with it. The word stands beside it, always. */
public enum Mark {
    PENDING('\u00b7', '.', Tone.FAINT),
    RUNNING('\u25b6', '>', Tone.BUSY),
    WAITING('\u25d4', '~', Tone.DOUBTFUL),
    GOOD('\u2713', '+', Tone.GOOD),
    BAD('\u2717', 'x', Tone.BAD),
    UNKNOWN('?', '?', Tone.DOUBTFUL),
    BLOCKED('\u2298', '#', Tone.DOUBTFUL),
    SKIPPED('\u21b7', '-', Tone.FAINT),
    CANCELED('\u25a0', '=', Tone.DOUBTFUL),
    NOTE('\u2022', '*', Tone.FAINT);

    private final char unicode;
    private final char ascii;
    private final Tone tone;

    Mark(char unicode, char ascii, Tone tone) {
        this.unicode = unicode;
        this.ascii = ascii;
        this.tone = tone;
    }

    public Tone tone() {
        return tone;
    }

    /** The symbol, without its tone. */
    public String on(Ink ink) {
        return symbol(ink.unicode());
    }

    String symbol(boolean inUnicode) {
        return String.valueOf(inUnicode ? unicode : ascii);
    }

    public static Mark of(TaskStatus status) {
        return switch (status) {
            case PENDING -> PENDING;
            case RUNNING -> RUNNING;
            case WAITING -> WAITING;
            case SUCCEEDED -> GOOD;
            case FAILED -> BAD;
            case QUARANTINED -> UNKNOWN;
            case BLOCKED -> BLOCKED;
            case SKIPPED -> SKIPPED;
            case CANCELED -> CANCELED;
        };
    }

    public static Mark of(PhaseStatus status) {
        return switch (status) {
            case PENDING -> PENDING;
            case IN_PROGRESS -> RUNNING;
            case COMPLETED -> WAITING;
            case APPROVED -> GOOD;
            case FAILED -> BAD;
            case BLOCKED -> BLOCKED;
            case SKIPPED -> SKIPPED;
            case CANCELED -> CANCELED;
        };
    }

    public static Mark of(GroupStatus status) {
        return switch (status) {
            case PENDING -> PENDING;
            case IN_PROGRESS -> RUNNING;
            case COMPLETED -> GOOD;
            case FAILED -> BAD;
            case BLOCKED -> BLOCKED;
            case SKIPPED -> SKIPPED;
            case CANCELED -> CANCELED;
        };
    }

    public static Mark of(RunStatus status) {
        return switch (status) {
            case RUNNING -> RUNNING;
            case INTERRUPTED, PAUSED, CANCELED -> CANCELED;
            case FAILED -> BAD;
            case QUARANTINED -> UNKNOWN;
            case WAITING -> WAITING;
            case SUCCEEDED -> GOOD;
        };
    }
}
