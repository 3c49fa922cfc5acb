package dev.orchestrate.gate;

import dev.orchestrate.plan.Value;
import dev.orchestrate.plan.expr.Template;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the body of a criterion, whose expressions have been filled in. */
final class Body {
    private Body() {}

    static Map<String, Value> fields(Value body) throws CanNotJudge {
        if (body instanceof Value.Fields(Map<String, Value> fields)) {
            return fields;
        }
        throw new CanNotJudge("its body is not a map");
    }

    static String text(Map<String, Value> fields, String key) throws CanNotJudge {
        return text(fields.get(key), key);
    }

    static String text(@Nullable Value value, String key) throws CanNotJudge {
        if (value instanceof Value.Text(Template text)) {
            return text.source();
        }
        throw new CanNotJudge("`" + key + "` is not a text");
    }
}
