package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.Mock;
import dev.orchestrate.task.testgen.js.Nothing;
import dev.orchestrate.task.testgen.js.Operators;
import dev.orchestrate.task.testgen.trial.Input;
import dev.orchestrate.task.testgen.trial.Place;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of a test that send one request. */
final class RequestLines {
    private final RecordingServer.Route route;
    private final Input input;
    private @Nullable String second;

    RequestLines(RecordingServer.Route route, Input input) {
        this.route = route;
        this.input = input;
    }

    /** Nobody sends it. */
    RequestLines anonymous() {
        return building("null");
    }

    /** What is given to the test's build function besides the options. */
    RequestLines building(String arguments) {
        second = arguments;
        return this;
    }

    /** The last one declares the response. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        Set<Place> answers = new LinkedHashSet<>();
        Set<String> identity = new LinkedHashSet<>();
        boolean isWhole = false;
        for (Input.Change change : input.changes()) {
            List<Object> steps = change.place().steps();
            int mock = steps.indexOf(Place.RESULT);
            if (steps.getFirst().equals("deps") && mock > 0) {
                answers.add(new Place(steps.subList(0, mock)));
            } else if (steps.getFirst().equals("deps")) {
                isWhole = true;
            } else if (!isOfMessage(steps)) {
                identity.add(String.valueOf(steps.get(1)));
            }
        }
        Object deps = CaseWriter.object(input.root(), "deps");
        lines.add("const options = " + (isWhole ? Printer.value(deps) : "given()") + ";");
        for (Place place : answers) {
            if (!isWhole && Input.get(input.root(), place) instanceof Mock mock) {
                lines.add("options" + path(place) + Printer.answering(mock) + ";");
            }
        }
        lines.add("const app = await build(options, " + identity(identity) + ");");
        lines.add("const response = await app.inject(" + request("") + ");");
        return lines;
    }

    /**
     * The request alone.
     *
     * @param authorization an expression for that header; empty for none
     */
    String request(String authorization) {
        return "{ " + String.join(", ", parts(authorization)) + " }";
    }

    private static boolean isOfMessage(List<Object> steps) {
        return Set.of("body", "params", "query", "headers").contains(steps.get(1));
    }

    private static String path(Place place) {
        StringBuilder path = new StringBuilder();
        for (Object step : place.steps().subList(1, place.steps().size())) {
            path.append('.').append(step);
        }
        return path.toString();
    }

    private String identity(Set<String> changed) {
        if (second != null) {
            return second;
        }
        if (changed.isEmpty()) {
            return "someone()";
        }
        JsObject request = CaseWriter.object(input.root(), "request");
        List<String> fields = new ArrayList<>();
        for (String name : changed) {
            Object value = request.fields().getOrDefault(name, Nothing.UNDEFINED);
            fields.add(Printer.key(name) + ": " + Printer.value(value));
        }
        return "{ " + String.join(", ", fields) + " }";
    }

    private List<String> parts(String authorization) {
        JsObject request = CaseWriter.object(input.root(), "request");
        List<String> parts = new ArrayList<>();
        parts.add("method: " + Printer.text(route.method()));
        parts.add("url: " + url(request));
        List<String> headers = new ArrayList<>();
        CaseWriter.object(request, "headers")
                .fields()
                .forEach((name, value) ->
                        headers.add(Printer.key(name) + ": " + Printer.value(value)));
        if (!authorization.isEmpty()) {
            headers.add("authorization: " + authorization);
        }
        if (!headers.isEmpty()) {
            parts.add("headers: { " + String.join(", ", headers) + " }");
        }
        JsObject body = CaseWriter.object(request, "body");
        boolean isSent = route.schema().fields().containsKey("body") || !body.fields().isEmpty();
        if (isSent) {
            parts.add("payload: " + Printer.value(body));
        }
        return parts;
    }

    private String url(JsObject request) {
        String path = route.path();
        JsObject params = CaseWriter.object(request, "params");
        for (Map.Entry<String, Object> param : params.fields().entrySet()) {
            path = path.replace(":" + param.getKey(), encoded(param.getValue()));
        }
        List<String> query = new ArrayList<>();
        CaseWriter.object(request, "query")
                .fields()
                .forEach((name, value) -> query.add(encoded(name) + "=" + encoded(value)));
        return Printer.text(query.isEmpty() ? path : path + "?" + String.join("&", query));
    }

    private static String encoded(Object value) {
        return URLEncoder.encode(Operators.text(value), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
