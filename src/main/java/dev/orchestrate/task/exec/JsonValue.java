package dev.orchestrate.task.exec;

import dev.orchestrate.plan.Value;
import dev.orchestrate.plan.expr.Template;
import dev.orchestrate.task.TaskContext;
import dev.orchestrate.task.TaskProblem;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A value of a plan as JSON, the expressions of its texts filled in. */
final class JsonValue {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonValue() {}

    static JsonNode of(Value value, TaskContext context) throws TaskProblem {
        return switch (value) {
            case Value.Text(Template text) -> JSON.stringNode(context.fill(text));
            case Value.Numeral(BigDecimal number) -> JSON.numberNode(number);
            case Value.Flag(boolean on) -> JSON.booleanNode(on);
            case Value.Nothing() -> JSON.nullNode();
            case Value.Items(var items) -> {
                ArrayNode array = JSON.arrayNode();
                for (Value item : items) {
                    array.add(of(item, context));
                }
                yield array;
            }
            case Value.Fields fields -> object(fields, context);
        };
    }

    /** An empty object where there is no value. */
    static ObjectNode object(Value.@Nullable Fields fields, TaskContext context)
            throws TaskProblem {
        ObjectNode object = JSON.objectNode();
        if (fields != null) {
            for (Map.Entry<String, Value> field : fields.fields().entrySet()) {
                object.set(field.getKey(), of(field.getValue(), context));
            }
        }
        return object;
    }
}
