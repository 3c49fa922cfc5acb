package dev.orchestrate.plan;

import dev.orchestrate.plan.expr.Template;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A valid plan: every reference resolved, every default filled in, every matrix expanded.
 *
 * @param vars with the overrides of the command line applied
 * @param secrets names of environment variables that go to every task without a list of its own
 * @param timeout of an invocation's working time
 * @param source where it came from
 */
public record Plan(
        String name,
        @Nullable String description,
        Map<String, String> vars,
        Map<String, Template> env,
        List<String> secrets,
        int maxParallel,
        boolean failFast,
        @Nullable Duration timeout,
        List<Phase> phases,
        Source source) {

    /**
     * Where a plan came from.
     *
     * @param file as the user named it
     * @param sha256 of the file's bytes, in hex
     */
    public record Source(String file, String sha256) {}
}
