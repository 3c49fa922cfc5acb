package dev.orchestrate.console.view;

/** Where the output of an attempt of a run is, relative to the state folder. */
@FunctionalInterface
public interface LogPath {
    String of(String task, int attempt);
}
