package dev.orchestrate.executor;

/** What an executor knows of an attempt that an earlier process submitted. */
public sealed interface Sighting {
    /** It still runs, or waits in the executor's queue; its end will be reported. */
    record Present() implements Sighting {}

    /** It has ended, and how is on record. */
    record Ended(AttemptEnd end) implements Sighting {}

    /** It never began and never will: it may be submitted again under another number. */
    record NeverBegan() implements Sighting {}

    /** It began, nothing of it is left, and how it ended can not be known. */
    record Lost(String why) implements Sighting {}
}
