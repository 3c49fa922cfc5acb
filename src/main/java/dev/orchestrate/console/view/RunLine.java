package dev.orchestrate.console.view;

import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.RunView;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run as {@code list} shows it. */
public record RunLine(
        String run,
        String plan,
        RunStatus status,
        Map<String, String> labels,
        Instant startedAt,
        @Nullable Instant finishedAt,
        RunView.Counts counts) {
    public static RunLine of(RunView view) {
        return new RunLine(
                view.run(),
                view.plan().name(),
                view.status(),
                view.labels(),
                view.startedAt(),
                view.finishedAt(),
                view.counts());
    }
}
