package dev.orchestrate.journal;

import java.time.Duration;

/** Lets time pass. Given in, so that a test decides what happens meanwhile. */
@FunctionalInterface
public interface Waiting {
    void pause(Duration time) throws InterruptedException;
}
