package dev.orchestrate.plan;

import dev.orchestrate.plan.expr.Reference;
import dev.orchestrate.plan.expr.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the variables of an environment into an order in which each reads only earlier ones. */
final class EnvOrder {
    private final Map<String, Template> all;
    private final Map<String, Template> ordered = new LinkedHashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final List<String> cycle = new ArrayList<>();

    private EnvOrder(Map<String, Template> all) {
        this.all = all;
    }

    /** One environment over another; a variable that reads itself is reported. */
    static Map<String, Template> merged(
            Map<String, Template> base, Map<String, Template> own, Problems problems, long place) {
        if (own.isEmpty()) {
            return base;
        }
        Map<String, Template> all = new LinkedHashMap<>(base);
        all.putAll(own);
        EnvOrder order = new EnvOrder(all);
        for (String name : all.keySet()) {
            order.visit(name);
        }
        if (!order.cycle.isEmpty()) {
            problems.error(
                    place,
                    "cycle",
                    "variables of `env` read each other: " + Cycles.written(order.cycle),
                    "in a command, read what is inherited as the shell does: `$NAME`");
        }
        return Collections.unmodifiableMap(order.ordered);
    }

    private void visit(String name) {
        Template template = all.get(name);
        if (template == null || ordered.containsKey(name) || !cycle.isEmpty()) {
            return;
        }
        if (!open.add(name)) {
            List<String> path = new ArrayList<>(open);
            cycle.addAll(path.subList(path.indexOf(name), path.size()));
            cycle.add(name);
            return;
        }
        if (!template.isLiteral()) {
            for (Reference reference : template.references()) {
                if (reference instanceof Reference.Env(String read)) {
                    visit(read);
                }
            }
        }
        open.remove(name);
        ordered.put(name, template);
    }
}
