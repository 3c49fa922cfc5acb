package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.task.testgen.js.JsFunction;
import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.Nothing;
import dev.orchestrate.task.testgen.js.Operators;
import dev.orchestrate.task.testgen.js.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request of a journey.
 *
 * @param sections {@code params}, {@code querystring}, {@code headers} and {@code body}, by the
 *     names that a route's schema has for them
 * @param token that is shown; empty for none
 */
record Ask(RecordingServer.Route route, Map<String, JsObject> sections, String token) {
    static final List<String> SECTIONS = List.of("params", "querystring", "headers", "body");

    Ask {
        sections = Map.copyOf(sections);
    }

    /** With what a route's schema needs, and no more. */
    static Ask plain(RecordingServer.Route route, String token) {
        JsObject params = route.parameters();
        params.fields().putAll(sample(route, "params").fields());
        return new Ask(
                route,
                Map.of(
                        "params",
                        params,
                        "querystring",
                        sample(route, "querystring"),
                        "headers",
                        sample(route, "headers"),
                        "body",
                        sample(route, "body")),
                token);
    }

    private static JsObject sample(RecordingServer.Route route, String section) {
        return route.schema().fields().get(section) instanceof JsObject schema
                        && JsonSchemas.sample(schema, section) instanceof JsObject object
                ? object
                : new JsObject();
    }

    JsObject section(String name) {
        return sections.getOrDefault(name, new JsObject());
    }

    JsObject schema(String section) {
        return route.schema().fields().get(section) instanceof JsObject schema
                ? schema
                : new JsObject();
    }

    /** With another value in a section. */
    Ask with(String section, String field, Object value) {
        JsObject changed = (JsObject) Values.copy(section(section));
        changed.put(field, value);
        Map<String, JsObject> all = new LinkedHashMap<>(sections);
        all.put(section, changed);
        return new Ask(route, all, token);
    }

    Ask by(String other) {
        return new Ask(route, sections, other);
    }

    boolean hasBody() {
        return route.schema().fields().containsKey("body");
    }

    /** Whether the route's schema takes it. */
    boolean isTaken() {
        return SECTIONS.stream().allMatch(name -> JsonSchemas.accepts(schema(name), section(name)));
    }

    /** As a handler sees it. */
    JsObject request() {
        JsObject request = new JsObject();
        JsObject headers = JsObject.open();
        headers.fields().putAll(section("headers").fields());
        if (!token.isEmpty()) {
            headers.put("authorization", "Bearer " + token);
        }
        JsObject query = (JsObject) Values.copy(section("querystring"));
        JsonSchemas.properties(schema("querystring"))
                .forEach((name, property) -> {
                    if (property instanceof JsObject known
                            && known.fields().containsKey("default")) {
                        query.fields().putIfAbsent(name, known.fields().get("default"));
                    }
                });
        request.put("method", route.method());
        request.put("url", url());
        request.put("headers", headers);
        request.put("query", query);
        request.put("params", Values.copy(section("params")));
        request.put("body", hasBody() ? Values.copy(section("body")) : Nothing.UNDEFINED);
        request.put("ip", "127.0.0.1");
        request.put("id", "req-1");
        request.put("log", log());
        return request;
    }

    private static JsObject log() {
        JsObject log = JsObject.open();
        for (String level : List.of("error", "warn", "info", "debug")) {
            log.put(level, (JsFunction) (_, _) -> Nothing.UNDEFINED);
        }
        return log;
    }

    private String url() {
        String url = route.path();
        for (Map.Entry<String, Object> param : section("params").fields().entrySet()) {
            url = url.replace(":" + param.getKey(), Operators.text(param.getValue()));
        }
        return url;
    }
}
