package dev.orchestrate.plan;

import dev.orchestrate.plan.expr.Template;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The top level of a plan, as read. */
record PlanDraft(
        String name,
        @Nullable String description,
        Map<String, String> vars,
        Map<String, Template> env,
        List<String> secrets,
        int maxParallel,
        boolean failFast,
        @Nullable Duration timeout,
        long logLimit,
        Defaults defaults) {}
