package dev.orchestrate.task.testgen;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a task asks for.
 *
 * @param testFile null where the repository's own place for it is meant
 * @param mocks modules that the tests replace
 * @param scenarios cases that a person will write, by their titles
 */
record Wanted(
        Kind kind,
        String target,
        @Nullable String testFile,
        List<String> mocks,
        List<String> scenarios) {
    Wanted {
        mocks = List.copyOf(mocks);
        scenarios = List.copyOf(scenarios);
    }
}
