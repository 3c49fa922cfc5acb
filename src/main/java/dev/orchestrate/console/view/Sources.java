package dev.orchestrate.console.view;

/** What a report needs to know beside the run itself; given in by who knows the disk. */
public record Sources(Advice advice, LogPath logs, LogTail tails) {}
