package dev.orchestrate.testing;

import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.expr.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan in the making. */
public final class PlanSpec {
    private final List<PhaseSpec> phases;
    private final Map<String, String> vars = new LinkedHashMap<>();
    private final Map<String, Template> env = new LinkedHashMap<>();
    private String name = "plan";
    private List<String> secrets = List.of();
    private int maxParallel = 4;
    private boolean failFast;
    private @Nullable Duration timeout;

    PlanSpec(List<PhaseSpec> phases) {
        this.phases = phases;
    }

    public PlanSpec name(String to) {
        name = to;
        return this;
    }

    public PlanSpec var(String key, String value) {
        vars.put(key, value);
        return this;
    }

    public PlanSpec env(String key, String value) {
        env.put(key, Plans.template(value));
        return this;
    }

    public PlanSpec secrets(String... names) {
        secrets = List.of(names);
        return this;
    }

    public PlanSpec maxParallel(int to) {
        maxParallel = to;
        return this;
    }

    public PlanSpec failFast() {
        failFast = true;
        return this;
    }

    public PlanSpec timeout(Duration to) {
        timeout = to;
        return this;
    }

    public Plan build() {
        List<Phase> built = new ArrayList<>();
        List<String> above = List.of();
        for (PhaseSpec phase : phases) {
            built.add(phase.build(above));
            above = List.of(phase.id());
        }
        return new Plan(
                name,
                null,
                vars,
                env,
                secrets,
                maxParallel,
                failFast,
                timeout,
                List.copyOf(built),
                new Plan.Source("orchestrate.yaml", "0".repeat(64)));
    }
}
