package dev.orchestrate.engine;

import dev.orchestrate.plan.Plan;
import dev.orchestrate.run.RunOptions;
import dev.orchestrate.run.Selection;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code orchestrate run} was asked to do.
 *
 * @param text of the plan's file, of which the run keeps a copy
 * @param selection null where none was given: then that of the last invocation holds while it is
 *     not done, else everything
 * @param fresh {@code --new}: an open run is ended, and another one begun
 * @param vars the values of {@code --var}
 * @param waits for whom it stays when only people can go on
 * @param waitAtMost how long; null for ever
 */
public record RunRequest(
        Plan plan,
        String text,
        Map<String, String> vars,
        Map<String, String> labels,
        @Nullable Selection selection,
        RunOptions options,
        boolean fresh,
        ChangedTasks changedTasks,
        Waits waits,
        @Nullable Duration waitAtMost) {}
