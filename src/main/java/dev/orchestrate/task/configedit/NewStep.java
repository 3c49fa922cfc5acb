package dev.orchestrate.task.configedit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds a step in the order in which people write its keys. */
final class NewStep {
    private final Map<String, Object> body = new LinkedHashMap<>();

    private NewStep() {}

    static NewStep named(String name) {
        return new NewStep().with("name", name);
    }

    static Map<String, Object> checkout(Workflow workflow) {
        return NewStep.named("Check out").with("uses", Pins.checkout(workflow)).body();
    }

    NewStep with(String key, Object value) {
        body.put(key, value);
        return this;
    }

    /** Nothing where there are no variables. */
    NewStep env(Map<String, Object> variables) {
        return variables.isEmpty() ? this : with("env", variables);
    }

    Map<String, Object> body() {
        return body;
    }

    /** Variables that hold secrets of their own names. */
    static Map<String, Object> secrets(List<String> names) {
        Map<String, Object> env = new LinkedHashMap<>();
        names.forEach(name -> env.put(name, "${{ secrets." + name + " }}"));
        return env;
    }
}
