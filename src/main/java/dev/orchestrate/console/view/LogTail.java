package dev.orchestrate.console.view;

import java.util.List;

/** The last lines of what an attempt wrote; none where there is no log. */
@FunctionalInterface
public interface LogTail {
    List<String> of(String task, int attempt);
}
