package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.task.testgen.js.JsFunction;
import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.Mock;
import dev.orchestrate.task.testgen.js.NotKnown;
import dev.orchestrate.task.testgen.js.Nothing;
import dev.orchestrate.task.testgen.suite.Case;
import dev.orchestrate.task.testgen.trial.Explorer;
import dev.orchestrate.task.testgen.trial.Input;
import dev.orchestrate.task.testgen.trial.Outcome;
import dev.orchestrate.task.testgen.trial.Place;
import dev.orchestrate.task.testgen.trial.Pool;
import dev.orchestrate.task.testgen.trial.TypeSamples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One route of a plugin, tried with requests that its schema takes. */
final class RouteTrial {
    private static final Map<String, String> SECTIONS =
            Map.of(
                    "body",
                    "body",
                    "params",
                    "params",
                    "querystring",
                    "query",
                    "headers",
                    "headers");
    private static final List<String> ATTACKS =
            List.of("' OR '1'='1", "<script>alert(1)</script>", "../../etc/passwd", "{{7*7}}");

    private final Subject subject;
    private final PluginTrial plugin;
    private final int number;

    RouteTrial(Subject subject, PluginTrial plugin, int number) {
        this.subject = subject;
        this.plugin = plugin;
        this.number = number;
    }

    private record Answer(int status) {}

    /** A good request for it, ways through its handler, and requests that its schema refuses. */
    List<Case> cases(RecordingServer.Route route) {
        List<Case> cases = new ArrayList<>();
        try {
            explored(route).forEach(trial -> write(route, trial, cases));
            if (cases.isEmpty()) {
                cases.add(Case.pending("answers (the handler can not be followed)"));
            }
            refused(route, cases);
        } catch (NotKnown e) {
            cases.add(Case.pending("answers (not known from the source: " + e.getMessage() + ")"));
        }
        return cases;
    }

    private static JsObject section(RecordingServer.Route route, String name) {
        return route.schema().fields().get(name) instanceof JsObject schema
                ? schema
                : new JsObject();
    }

    private static boolean has(RecordingServer.Route route, String name) {
        return route.schema().fields().get(name) instanceof JsObject;
    }

    private JsObject request(RecordingServer.Route route, TypeSamples samples) {
        JsObject request = new JsObject();
        SECTIONS.forEach((section, field) -> {
            Object value =
                    has(route, section)
                            ? JsonSchemas.sample(section(route, section), field)
                            : new JsObject();
            if (section.equals("querystring") && value instanceof JsObject query) {
                defaults(section(route, section), query);
            }
            request.put(field, value);
        });
        if (!has(route, "params") && request.fields().get("params") instanceof JsObject params) {
            params.fields().putAll(route.parameters().fields());
        }
        plugin.identity(samples).fields().forEach(request::put);
        return request;
    }

    /** What the schema fills in does not stand in the URL, and the handler sees it. */
    private static void defaults(JsObject schema, JsObject query) {
        JsonSchemas.properties(schema)
                .forEach((name, property) -> {
                    if (property instanceof JsObject known
                            && known.fields().containsKey("default")) {
                        query.fields().putIfAbsent(name, known.fields().get("default"));
                    }
                });
    }

    private List<Outcome.Trial> explored(RecordingServer.Route route) {
        TypeSamples samples = new TypeSamples(subject.modules());
        JsObject root = new JsObject();
        root.put("deps", plugin.options(samples));
        root.put("request", request(route, samples));
        Explorer.Subject trial =
                new Explorer.Subject() {
                    @Override
                    public Object run(JsObject given) {
                        return answer(given);
                    }

                    @Override
                    public boolean allows(JsObject given) {
                        return isTaken(route, given);
                    }
                };
        return new Explorer(subject.modules().interpreter(), trial)
                .explore(root, samples.others(), new Pool(subject.module()));
    }

    private static boolean isTaken(RecordingServer.Route route, JsObject given) {
        JsObject request = CaseWriter.object(given, "request");
        return SECTIONS.entrySet().stream()
                .allMatch(section ->
                        !has(route, section.getKey())
                                || JsonSchemas.accepts(
                                        section(route, section.getKey()),
                                        request.fields()
                                                .getOrDefault(
                                                        section.getValue(), Nothing.UNDEFINED)));
    }

    private Object answer(JsObject given) {
        RecordingServer server = plugin.register(CaseWriter.object(given, "deps"));
        if (server == null
                || server.routes().size() <= number
                || !(server.routes().get(number).handler() instanceof JsFunction handler)) {
            throw new NotKnown("the handler is not known");
        }
        RecordingReply reply = new RecordingReply();
        Object value =
                handler.call(
                        Nothing.UNDEFINED,
                        List.of(CaseWriter.object(given, "request"), reply.object()));
        boolean answered = reply.isSent() || !(value instanceof Nothing);
        if (!answered || reply.status() < 0) {
            throw new NotKnown("what the handler answers is not known");
        }
        return new Answer(reply.status());
    }

    private void write(RecordingServer.Route route, Outcome.Trial trial, List<Case> into) {
        String when = Titles.when(trial.input());
        switch (trial.outcome()) {
            case Outcome.Unclear _ -> {}
            case Outcome.Threw(Object error, var _) -> {
                int status = RecordingReply.statusOf(error);
                List<String> lines = new RequestLines(route, trial.input()).lines();
                lines.add("expect(response.statusCode).toBe(" + status + ");");
                Object message =
                        error instanceof JsObject object
                                ? object.fields().getOrDefault("message", Nothing.UNKNOWN)
                                : Nothing.UNKNOWN;
                if (message instanceof String text) {
                    lines.add(
                            "expect(response.json()).toMatchObject({ message: %s });"
                                    .formatted(Printer.text(text)));
                    into.add(Case.of("answers " + status + " \"" + text + "\"" + when, lines));
                }
            }
            case Outcome.Returned returned -> {
                if (returned.value() instanceof Answer(int status)) {
                    List<String> lines = new RequestLines(route, trial.input()).lines();
                    lines.add("expect(response.statusCode).toBe(" + status + ");");
                    calls(CaseWriter.object(returned.given(), "deps"), "options", lines);
                    into.add(Case.of("answers " + status + when, lines));
                }
            }
        }
    }

    private static void calls(Object value, String path, List<String> into) {
        if (value instanceof Mock mock && !mock.calls().isEmpty()) {
            into.add("expect(%s).toHaveBeenCalledTimes(%d);".formatted(path, mock.calls().size()));
        } else if (value instanceof JsObject object) {
            object.fields().forEach((name, field) -> calls(field, path + "." + name, into));
        }
    }

    private Input plain(RecordingServer.Route route) {
        TypeSamples samples = new TypeSamples(subject.modules());
        JsObject root = new JsObject();
        root.put("deps", plugin.options(samples));
        root.put("request", request(route, samples));
        return new Input(root, List.of());
    }

    private void refused(RecordingServer.Route route, List<Case> into) {
        for (Map.Entry<String, String> section : new TreeMap<>(SECTIONS).entrySet()) {
            if (!has(route, section.getKey())) {
                continue;
            }
            boolean inUrl = !section.getKey().equals("body");
            boolean isPath = section.getKey().equals("params");
            for (JsonSchemas.Refused wrong :
                    JsonSchemas.refused(section(route, section.getKey()), inUrl)) {
                if (!isPath || isSegment(wrong.value())) {
                    into.add(refusal(route, section.getValue(), wrong));
                }
            }
            if (section.getKey().equals("querystring") || section.getKey().equals("headers")) {
                missing(route, section, into);
            }
        }
    }

    private void missing(
            RecordingServer.Route route, Map.Entry<String, String> section, List<Case> into) {
        for (JsonSchemas.Refused wrong :
                JsonSchemas.refused(section(route, section.getKey()), false)) {
            if (wrong.why().endsWith(" is missing")) {
                into.add(refusal(route, section.getValue(), wrong));
            }
        }
    }

    private static boolean isSegment(Object value) {
        return value instanceof JsObject params
                && params.fields().values().stream()
                        .noneMatch(part -> part.equals("") || part instanceof JsObject);
    }

    private Case refusal(RecordingServer.Route route, String field, JsonSchemas.Refused wrong) {
        Input plain = plain(route);
        CaseWriter.object(plain.root(), "request").put(field, wrong.value());
        List<String> lines = new RequestLines(route, plain).lines();
        lines.add("expect(response.statusCode).toBe(400);");
        return Case.of("refuses a request when in its " + field + " " + wrong.why(), lines);
    }

    /** Without authentication, as somebody else, with attacks in its texts, too large. */
    List<Case> security(RecordingServer.Route route) {
        List<Case> cases = new ArrayList<>();
        try {
            boolean isGuarded = isGuarded(route);
            if (isGuarded) {
                List<String> lines = new RequestLines(route, plain(route)).anonymous().lines();
                lines.add("expect(response.statusCode).toBe(401);");
                cases.add(Case.of("refuses who is not authenticated", lines));
            }
            for (Outcome.Trial trial : explored(route)) {
                if (trial.outcome() instanceof Outcome.Threw(Object error, var _)
                        && List.of(401, 403, 429).contains(RecordingReply.statusOf(error))) {
                    write(route, trial, cases);
                }
            }
            attacks(route, cases);
            if (has(route, "body")) {
                cases.add(tooLarge(route));
            }
        } catch (NotKnown e) {
            cases.add(Case.pending("is safe (not known from the source: " + e.getMessage() + ")"));
        }
        return cases;
    }

    private boolean isGuarded(RecordingServer.Route route) {
        return guard(route).isPresent();
    }

    /** The name of what another plugin puts before it. */
    Optional<String> guard(RecordingServer.Route route) {
        RecordingServer server =
                plugin.register(plugin.options(new TypeSamples(subject.modules())));
        List<Object> guards = new ArrayList<>(server == null ? List.of() : server.guards());
        guards.addAll(route.guards());
        return guards.stream()
                .filter(Mock.class::isInstance)
                .map(guard -> ((Mock) guard).name())
                .findFirst();
    }

    /** A good request for it; empty where none can be made. */
    Optional<RequestLines> good(RecordingServer.Route route) {
        try {
            return Optional.of(new RequestLines(route, plain(route)));
        } catch (NotKnown e) {
            return Optional.empty();
        }
    }

    private void attacks(RecordingServer.Route route, List<Case> into) {
        for (Map.Entry<String, String> section : new TreeMap<>(SECTIONS).entrySet()) {
            if (!section.getKey().equals("headers")) {
                Map<Place, JsObject> texts = new LinkedHashMap<>();
                texts(section(route, section.getKey()), Place.root(), texts);
                texts.forEach((place, schema) -> {
                    for (String attack : ATTACKS) {
                        attack(route, section.getValue(), Map.entry(place, schema), attack)
                                .ifPresent(into::add);
                    }
                });
            }
        }
    }

    /** Where texts stand in what a schema describes, lists by their first item. */
    private static void texts(JsObject schema, Place at, Map<Place, JsObject> into) {
        switch (JsonSchemas.field(schema, "type")) {
            case String type when type.equals("string") -> into.put(at, schema);
            case String type when type.equals("array") -> {
                if (JsonSchemas.field(schema, "items") instanceof JsObject items) {
                    texts(items, at.then(0), into);
                }
            }
            default ->
                    JsonSchemas.properties(schema)
                            .forEach((name, property) -> {
                                if (property instanceof JsObject known) {
                                    texts(known, at.then(name), into);
                                }
                            });
        }
    }

    /** Empty where a plain request has nothing that the text could stand in. */
    private Optional<Case> attack(
            RecordingServer.Route route,
            String field,
            Map.Entry<Place, JsObject> text,
            String attack) {
        Place place = text.getKey();
        Input plain = plain(route);
        JsObject section = CaseWriter.object(CaseWriter.object(plain.root(), "request"), field);
        boolean isThere = place.steps().size() == 1 || Input.get(section, place) instanceof String;
        if (!isThere) {
            return Optional.empty();
        }
        JsObject attacked = new Input(section, List.of()).with(place, attack).root();
        CaseWriter.object(plain.root(), "request").put(field, attacked);
        List<String> lines = new RequestLines(route, plain).lines();
        boolean isTaken = JsonSchemas.accepts(text.getValue(), attack);
        lines.add(
                isTaken
                        ? "expect(response.statusCode).toBeLessThan(500);"
                        : "expect(response.statusCode).toBe(400);");
        String title = isTaken ? "takes for mere text" : "refuses";
        return Optional.of(
                Case.of(
                        "%s %s in %s %s"
                                .formatted(title, Printer.text(attack), field, written(place)),
                        lines));
    }

    private static String written(Place place) {
        return place.steps().stream()
                .map(step -> step instanceof Integer i ? "[" + i + "]" : "." + step)
                .collect(Collectors.joining())
                .substring(1);
    }

    private Case tooLarge(RecordingServer.Route route) {
        Input plain = plain(route);
        JsObject body = new JsObject();
        body.put("padding", "x".repeat(1_100_000));
        CaseWriter.object(plain.root(), "request").put("body", body);
        List<String> lines = new RequestLines(route, plain).lines();
        lines.add("expect(response.statusCode).toBe(413);");
        return Case.of("refuses a body of more than a megabyte", lines);
    }
}
