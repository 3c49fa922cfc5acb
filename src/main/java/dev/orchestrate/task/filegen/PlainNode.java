package dev.orchestrate.task.filegen;

import dev.orchestrate.plan.yaml.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a template's file as the plain data that tasks have, too. */
final class PlainNode {
    private PlainNode() {}

    /** Nothing becomes an empty text. */
    static Object of(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar(scalar);
            case Node.Items items -> {
                List<Object> list = new ArrayList<>();
                for (int i = 0; i < items.size(); i++) {
                    list.add(of(items.get(i)));
                }
                yield list;
            }
            case Node.Mapping map -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                for (int i = 0; i < map.size(); i++) {
                    fields.put(map.key(i), of(map.value(i)));
                }
                yield fields;
            }
        };
    }

    private static Object scalar(Node.Scalar scalar) {
        Boolean flag = scalar.flag();
        if (flag != null) {
            return flag;
        }
        if (scalar.isNumber()) {
            try {
                return new BigDecimal(scalar.text());
            } catch (NumberFormatException e) {
                return scalar.text(); // hexadecimal, or not a number by its name
            }
        }
        return scalar.isNull() ? "" : scalar.text();
    }
}
