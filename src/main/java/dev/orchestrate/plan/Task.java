package dev.orchestrate.plan;

import dev.orchestrate.plan.expr.Template;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task after defaults and matrix expansion.
 *
 * @param id unique in the plan, as in {@code 1.1} or {@code test[py=3.12,os=linux]}; for other
 *     roles {@code PHASE:checkpoint:N}, {@code PHASE:on_failure:N}, {@code PHASE:criterion:ID}
 * @param needs what must have ended first; see {@link Needs}
 * @param keys the keys of its type, bound to the shapes that the type declares
 */
public record Task(
        String id,
        String name,
        @Nullable String description,
        List<String> tags,
        Role role,
        String type,
        Map<String, Value> keys,
        Map<String, String> matrix,
        Needs needs,
        Execution execution,
        Limits limits,
        Span at) {

    /**
     * When it may run.
     *
     * @param dependsOn references as resolved: each names a task, or a matrix by its unexpanded id,
     *     which means all of it; in a sequential group the task above is among them
     */
    public record Needs(
            List<String> dependsOn, @Nullable Template when, RunIf runIf, boolean skipIfSkipped) {}

    public enum RunIf {
        SUCCESS,
        FAILURE,
        ALWAYS
    }

    /**
     * How it runs.
     *
     * @param env of the task over the plan's, in evaluation order
     * @param secrets names of the variables that it sees, resolved: its own list, else the plan's
     * @param outputs declared files, checked to exist after success
     */
    public record Execution(
            Map<String, Template> env,
            Template workdir,
            List<String> shell,
            List<String> secrets,
            List<String> outputs,
            boolean idempotent,
            boolean critical,
            String executor) {}

    /**
     * What bounds it.
     *
     * @param stallAfter a log that has not grown for that long is a stall
     * @param cpus counted against {@code max_parallel}
     */
    public record Limits(
            @Nullable Duration timeout,
            Duration grace,
            @Nullable Duration stallAfter,
            long logBytes,
            Retry retry,
            int priority,
            List<String> locks,
            int cpus) {}
}
