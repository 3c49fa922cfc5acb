package dev.orchestrate.console.view;

/** Where the output of an attempt is, relative to the state folder. */
@FunctionalInterface
public interface LogPath {
    String of(String run, String task, int attempt);
}
