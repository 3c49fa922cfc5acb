package dev.orchestrate.engine;

import dev.orchestrate.journal.RunFolder;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.RunState;
import org.jspecify.annotations.Nullable;

/**
 * How an invocation ended.
 *
 * @param problem what stopped it that is not in the journal, such as a full disk; null for nothing
 * @param late whether it is an earlier invocation that ended so, and was killed before it could
 *     tell
 */
public record RunOutcome(
        RunFolder folder, RunState state, ExitCode exit, @Nullable String problem, boolean late) {}
