package dev.orchestrate.gate;

import dev.orchestrate.plan.Value;
import dev.orchestrate.plan.expr.EvaluationProblem;
import dev.orchestrate.plan.expr.Evaluator;
import dev.orchestrate.plan.expr.Scope;
import dev.orchestrate.plan.expr.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values with their expressions filled in. */
final class Filled {
    private Filled() {}

    static Value in(Value value, Scope scope) throws CanNotJudge {
        return switch (value) {
            case Value.Text(Template text) when text.isLiteral() -> value;
            case Value.Text(Template text) -> new Value.Text(Template.literal(text(text, scope)));
            case Value.Items(List<Value> items) -> {
                List<Value> filled = new ArrayList<>(items.size());
                for (Value item : items) {
                    filled.add(in(item, scope));
                }
                yield new Value.Items(filled);
            }
            case Value.Fields(Map<String, Value> fields) -> {
                Map<String, Value> filled = new LinkedHashMap<>();
                for (Map.Entry<String, Value> field : fields.entrySet()) {
                    filled.put(field.getKey(), in(field.getValue(), scope));
                }
                yield new Value.Fields(filled);
            }
            case Value.Numeral _, Value.Flag _, Value.Nothing _ -> value;
        };
    }

    private static String text(Template text, Scope scope) throws CanNotJudge {
        try {
            return Evaluator.text(text, scope);
        } catch (EvaluationProblem e) {
            throw new CanNotJudge(e.message(), e);
        }
    }
}
