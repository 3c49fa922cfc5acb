package dev.orchestrate.plan;

import dev.orchestrate.plan.expr.Template;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one copy of what neighbouring tasks have in common. Compares by hand: the first use of a
 * record's own equality is linked when it is called, which takes 10 ms of every start.
 */
final class SharedParts {
    private Task.@Nullable Execution lastExecution;
    private Task.@Nullable Limits lastLimits;

    Task.Execution shared(Task.Execution execution) {
        Task.Execution last = lastExecution;
        if (last != null && isSame(last, execution)) {
            return last;
        }
        lastExecution = execution;
        return execution;
    }

    Task.Limits shared(Task.Limits limits) {
        Task.Limits last = lastLimits;
        if (last != null && isSame(last, limits)) {
            return last;
        }
        lastLimits = limits;
        return limits;
    }

    private static boolean isSame(Task.Execution one, Task.Execution other) {
        return one.idempotent() == other.idempotent()
                && one.critical() == other.critical()
                && one.workdir().source().equals(other.workdir().source())
                && one.shell().equals(other.shell())
                && one.secrets().equals(other.secrets())
                && one.outputs().equals(other.outputs())
                && one.executor().equals(other.executor())
                && isSame(one.env(), other.env());
    }

    private static boolean isSame(Map<String, Template> one, Map<String, Template> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (Map.Entry<String, Template> variable : one.entrySet()) {
            Template template = other.get(variable.getKey());
            if (template == null || !template.source().equals(variable.getValue().source())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(Task.Limits one, Task.Limits other) {
        return Objects.equals(one.timeout(), other.timeout())
                && one.grace().equals(other.grace())
                && Objects.equals(one.stallAfter(), other.stallAfter())
                && one.logBytes() == other.logBytes()
                && isSame(one.retry(), other.retry())
                && one.priority() == other.priority()
                && one.locks().equals(other.locks())
                && one.cpus() == other.cpus();
    }

    private static boolean isSame(Retry one, Retry other) {
        return one.maxAttempts() == other.maxAttempts()
                && one.backoff().equals(other.backoff())
                && one.multiplier() == other.multiplier()
                && one.maxBackoff().equals(other.maxBackoff())
                && one.jitter() == other.jitter()
                && Objects.equals(one.on(), other.on());
    }
}
