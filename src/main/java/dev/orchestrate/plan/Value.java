package dev.orchestrate.plan;

import dev.orchestrate.plan.expr.Template;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A key's value in the plan, as data. Text may hold expressions. */
public sealed interface Value {
    record Text(Template text) implements Value {}

    record Numeral(BigDecimal number) implements Value {}

    record Flag(boolean on) implements Value {}

    record Nothing() implements Value {}

    record Items(List<Value> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** In the order of the plan. */
    record Fields(Map<String, Value> fields) implements Value {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }
}
