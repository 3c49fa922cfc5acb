package dev.orchestrate.plan;

import dev.orchestrate.plan.Shape.KeyShape;
import dev.orchestrate.plan.Shape.Level;
import dev.orchestrate.plan.expr.Template;
import dev.orchestrate.plan.yaml.CoreSchema;
import dev.orchestrate.plan.yaml.Node;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the values of keys that task types and criterion kinds declare. */
final class ValueBinder {
    private static final Value NOTHING = new Value.Nothing();

    private final Reading reading;
    private final Scalars scalars;

    ValueBinder(Reading reading) {
        this.reading = reading;
        this.scalars = new Scalars(reading.problems());
    }

    /** The value in the shape declared; {@code Nothing}, and reported, if it has another. */
    Value bind(String key, Node node, Shape shape, Site site) {
        if (shape instanceof Shape.Atom atom) {
            return atom(key, node, atom, site);
        } else if (shape instanceof Shape.Words words) {
            String word = scalars.word(key, node, words);
            return word == null ? NOTHING : text(word);
        } else if (shape instanceof Shape.ListOf list) {
            return list(key, node, list, site);
        } else if (shape instanceof Shape.MapOf) {
            return map(key, node, site);
        } else if (shape instanceof Shape.Either either) {
            return node instanceof Node.Scalar
                    ? bind(key, node, either.scalar(), site)
                    : list(key, node, either.list(), site);
        } else if (shape instanceof Level level) {
            return fields(node, level, site);
        }
        throw new IllegalStateException(shape + " is no shape of a type's key");
    }

    void rejectEmpty(String key, Node node) {
        if (node instanceof Node.Scalar scalar && scalar.text().isBlank()) {
            reading.problems().error(node.place(), "empty-text", "`" + key + "` is empty");
        }
    }

    private static Value text(String text) {
        return new Value.Text(Template.literal(text));
    }

    private Value atom(String key, Node node, Shape.Atom atom, Site site) {
        return switch (atom) {
            case TEMPLATE -> {
                Node.Scalar scalar = scalars.scalar(key, node);
                yield scalar == null
                        ? NOTHING
                        : new Value.Text(reading.expressions().text(scalar, site));
            }
            case VERSION, ID, TEXT, SCALAR, CONDITION -> {
                Node.Scalar scalar = scalars.scalar(key, node);
                yield scalar == null ? NOTHING : text(scalar.text());
            }
            case FLAG -> {
                Boolean flag = scalars.flag(key, node);
                yield flag == null ? NOTHING : new Value.Flag(flag);
            }
            case COUNT, WHOLE, INTEGER -> {
                Integer number = scalars.integer(key, node, atom);
                yield number == null ? NOTHING : new Value.Numeral(BigDecimal.valueOf(number));
            }
            case NUMBER -> {
                BigDecimal number = scalars.number(key, node);
                yield number == null ? NOTHING : new Value.Numeral(number);
            }
            case DURATION, LIMIT -> {
                Duration duration = scalars.duration(key, node, atom);
                yield duration == null ? NOTHING : text(Durations.format(duration));
            }
            case SIZE -> text(Sizes.format(Math.max(0, scalars.size(key, node))));
            case ANY -> any(node, site);
        };
    }

    private Value list(String key, Node node, Shape.ListOf list, Site site) {
        if (!(node instanceof Node.Items items)) {
            String hint =
                    node instanceof Node.Scalar one
                            ? "write `[" + Scalars.shortened(one.text()) + "]`"
                            : null;
            reading.problems()
                    .error(node.place(), "wrong-type", "`" + key + "` is not a list", hint);
            return NOTHING;
        }
        if (items.size() == 0 && !list.mayBeEmpty()) {
            reading.problems().error(node.place(), "empty-list", "`" + key + "` is an empty list");
        }
        List<Value> values = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            values.add(bind(key, items.get(i), list.item(), site));
        }
        return new Value.Items(values);
    }

    private Value map(String key, Node node, Site site) {
        if (node instanceof Node.Mapping) {
            return any(node, site);
        }
        scalars.wrongType(key, node, "a map");
        return NOTHING;
    }

    private Value fields(Node node, Level level, Site site) {
        Fields fields = Fields.of(reading, node, level);
        if (fields == null) {
            return NOTHING;
        }
        Map<String, Value> values = new LinkedHashMap<>();
        for (KeyShape key : level.keys()) {
            Node value = fields.node(key.name());
            if (value != null) {
                values.put(key.name(), bind(key.name(), value, key.shape(), site));
                if (key.required()) {
                    rejectEmpty(key.name(), value);
                }
            }
        }
        return new Value.Fields(values);
    }

    private Value any(Node node, Site site) {
        if (node instanceof Node.Items items) {
            List<Value> values = new ArrayList<>(items.size());
            for (int i = 0; i < items.size(); i++) {
                values.add(any(items.get(i), site));
            }
            return new Value.Items(values);
        } else if (node instanceof Node.Mapping map) {
            Map<String, Value> values = new LinkedHashMap<>();
            for (int i = 0; i < map.size(); i++) {
                values.put(map.key(i), any(map.value(i), site));
            }
            return new Value.Fields(values);
        }
        return anyScalar((Node.Scalar) node, site);
    }

    private Value anyScalar(Node.Scalar scalar, Site site) {
        if (scalar.isNull()) {
            return NOTHING;
        }
        Boolean flag = scalar.flag();
        if (flag != null) {
            return new Value.Flag(flag);
        }
        BigDecimal number = scalar.isNumber() ? CoreSchema.number(scalar.text()) : null;
        return number != null
                ? new Value.Numeral(number)
                : new Value.Text(reading.expressions().text(scalar, site));
    }
}
