package dev.orchestrate.executor;

import java.time.Duration;

/** What an executor tells of an attempt, in order for each key. The last is an Ended or a Lost. */
public sealed interface Report {
    AttemptKey key();

    /** Taken by the executor, not yet begun: waits in a queue of its own. */
    record Queued(AttemptKey key) implements Report {}

    /** The process runs. */
    record Began(AttemptKey key, long pid) implements Report {}

    /** The log has not grown for half of the time after which it counts as a stall. */
    record Stalling(AttemptKey key, Duration quiet) implements Report {}

    /** It has ended, and nothing of its process group is left. */
    record Ended(AttemptKey key, AttemptEnd end) implements Report {}

    /** It was never begun and never will be: it may be submitted again at no cost. */
    record NeverBegan(AttemptKey key, String why) implements Report {}

    /** It began, nothing of it is left, and how it ended can not be known. */
    record Lost(AttemptKey key, String why) implements Report {}

    /** The executor can not be asked at the moment; the attempt may go on. */
    record Unreachable(AttemptKey key, String why) implements Report {}
}
