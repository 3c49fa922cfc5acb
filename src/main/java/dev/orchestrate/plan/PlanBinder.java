package dev.orchestrate.plan;

import dev.orchestrate.plan.expr.Template;
import dev.orchestrate.plan.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the top level of a plan. */
final class PlanBinder {
    private static final long LOG_LIMIT = 256L << 20;

    private final Reading reading;
    private final Problems problems;

    PlanBinder(Reading reading) {
        this.reading = reading;
        this.problems = reading.problems();
    }

    PlanDraft bind(Fields fields) {
        checkVersion(fields);
        Map<String, String> vars = vars(fields);
        reading.expressions().vars(vars);
        Node.Scalar name = fields.scalar("name");
        if (name != null) {
            checkId("name", name);
        }
        Defaults defaults = defaults(fields);
        return new PlanDraft(
                name == null ? "" : name.text(),
                fields.text("description"),
                vars,
                env(fields),
                secrets(fields),
                fields.integer("max_parallel", reading.options().processors()),
                fields.flag("fail_fast", false),
                fields.duration("timeout"),
                fields.size("log_limit", LOG_LIMIT),
                defaults);
    }

    private void checkVersion(Fields fields) {
        Node.Scalar version = fields.scalar("version");
        if (version != null && !version.text().equals("1")) {
            problems.error(
                    version.place(),
                    "unknown-version",
                    "version `" + Scalars.shortened(version.text()) + "` is unknown",
                    "write `version: 1`");
        }
    }

    void checkId(String key, Node.Scalar id) {
        String problem = Ids.problem(id.text());
        if (problem != null) {
            problems.error(
                    id.place(),
                    "bad-id",
                    "`" + key + "` is no id: " + Ids.quoted(id.text()) + " " + problem);
        }
    }

    private Map<String, String> vars(Fields fields) {
        Map<String, String> vars = new LinkedHashMap<>();
        Node.Mapping map = mapping("vars", fields);
        if (map != null) {
            for (int i = 0; i < map.size(); i++) {
                Node.Scalar value = fields.scalars().scalar(map.key(i), map.value(i));
                if (value != null) {
                    vars.put(map.key(i), reading.expressions().plain("vars", value));
                } else {
                    vars.put(map.key(i), "");
                }
            }
        }
        for (Map.Entry<String, String> override : reading.options().vars().entrySet()) {
            if (vars.replace(override.getKey(), override.getValue()) == null) {
                rejectOverride(override.getKey(), vars);
            }
        }
        return vars;
    }

    private void rejectOverride(String name, Map<String, String> vars) {
        String hint = problems.suggest(name, vars.keySet());
        if (hint == null) {
            hint =
                    vars.isEmpty()
                            ? "declare it under `vars`"
                            : "the plan has `" + String.join("`, `", vars.keySet()) + "`";
        }
        problems.fileError("unknown-var", "the plan has no var `" + name + "` to override", hint);
    }

    private Node.@Nullable Mapping mapping(String key, Fields fields) {
        Node node = fields.node(key);
        if (node == null) {
            return null;
        }
        if (node instanceof Node.Mapping map) {
            return map;
        }
        fields.scalars().wrongType(key, node, "a map");
        return null;
    }

    private Map<String, Template> env(Fields fields) {
        Map<String, Template> env = env(fields, Site.PLAN);
        return EnvOrder.merged(Map.of(), env, problems, fields.place("env"));
    }

    /** The variables of an {@code env}, in the order of the text. */
    Map<String, Template> env(Fields fields, Site site) {
        Node.Mapping map = mapping("env", fields);
        if (map == null || map.size() == 0) {
            return Map.of();
        }
        Map<String, Template> env = new LinkedHashMap<>();
        for (int i = 0; i < map.size(); i++) {
            String name = map.key(i);
            if (name.isEmpty() || name.indexOf('=') >= 0) {
                problems.error(
                        map.keyPlace(i),
                        "bad-name",
                        "`" + Scalars.shortened(name) + "` can not name an environment variable");
            }
            Node.Scalar value = fields.scalars().scalar(name, map.value(i));
            if (value != null) {
                env.put(name, reading.expressions().text(value, site));
            }
        }
        return env;
    }

    /** Names under {@code secrets}; empty if left out. */
    List<String> secrets(Fields fields) {
        List<Node.Scalar> list = fields.scalarList("secrets");
        if (list == null || list.isEmpty()) {
            return List.of();
        }
        List<String> names = new ArrayList<>(list.size());
        for (Node.Scalar scalar : list) {
            if (!Ids.isName(scalar.text())) {
                problems.error(
                        scalar.place(),
                        "bad-name",
                        "`"
                                + Scalars.shortened(scalar.text())
                                + "` can not name an environment variable",
                        "write the name of the variable, not its value");
            }
            names.add(scalar.text());
        }
        return List.copyOf(names);
    }

    private Defaults defaults(Fields top) {
        Defaults defaults = Defaults.of(reading.options());
        Fields fields = top.fields("defaults");
        if (fields == null) {
            return defaults;
        }
        defaults = defaults.with(fields, reading, Site.PLAN);
        Fields retry = fields.fields("retry");
        if (retry != null) {
            defaults = defaults.withRetry(Defaults.retry(retry, Retry.ONCE));
        }
        return fields.has("idempotent")
                ? defaults.withIdempotent(fields.flag("idempotent", false))
                : defaults;
    }
}
