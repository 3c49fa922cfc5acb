package dev.orchestrate.console.view;

/** Whether an attempt has a log: one that could not be started has none. */
@FunctionalInterface
public interface LogPresence {
    boolean of(String task, int attempt);
}
