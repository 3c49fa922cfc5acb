package dev.orchestrate.gate;

import dev.orchestrate.plan.Criterion;
import dev.orchestrate.plan.Criterion.Check;
import dev.orchestrate.plan.Value;
import dev.orchestrate.plan.expr.Scope;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.CriterionResult;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.testing.FixedScope;
import dev.orchestrate.testing.Plans;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Criteria and what they are judged by. */
final class Gates {
    private Gates() {}

    static Value value(Object of) {
        return switch (of) {
            case Value value -> value;
            case String text -> new Value.Text(Plans.template(text));
            case Integer number -> new Value.Numeral(BigDecimal.valueOf(number));
            case Double number -> new Value.Numeral(BigDecimal.valueOf(number));
            case Boolean on -> new Value.Flag(on);
            case List<?> items -> new Value.Items(items.stream().map(Gates::value).toList());
            case Map<?, ?> map -> {
                Map<String, Value> fields = new LinkedHashMap<>();
                map.forEach((key, one) -> fields.put(String.valueOf(key), value(one)));
                yield new Value.Fields(fields);
            }
            default -> throw new IllegalArgumentException(of.toString());
        };
    }

    static Check leaf(String kind, Object body) {
        return new Check.Leaf(kind, value(body));
    }

    static Criterion criterion(String id, Check check) {
        return new Criterion(id, null, true, null, check);
    }

    static CriterionResult judge(Path workspace, Check check) throws InterruptedException {
        return judge(context(workspace, FixedScope.empty()), check);
    }

    static CriterionResult judge(GateContext context, Check check) throws InterruptedException {
        return judge(context, List.of(criterion("1", check))).getFirst();
    }

    static List<CriterionResult> judge(GateContext context, List<Criterion> criteria)
            throws InterruptedException {
        ClassLoader loader = Gates.class.getClassLoader();
        return new GateJudge(CriterionRegistry.standard(loader)).judge(criteria, context);
    }

    static GateContext context(Path workspace, Scope scope) {
        return context(workspace, scope, Map.of(), null);
    }

    static GateContext context(
            Path workspace,
            Scope scope,
            Map<String, Map<String, TaskStatus>> statuses,
            @Nullable Attempt attempt) {
        return new GateContext(
                workspace,
                scope,
                new GateContext.Tasks() {
                    @Override
                    public Map<String, TaskStatus> statuses(String reference) {
                        return statuses.getOrDefault(reference, Map.of());
                    }

                    @Override
                    public @Nullable Attempt attempt(String task) {
                        return attempt;
                    }
                });
    }
}
