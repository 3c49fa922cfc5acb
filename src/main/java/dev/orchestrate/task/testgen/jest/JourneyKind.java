package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.task.testgen.js.Closure;
import dev.orchestrate.task.testgen.js.JsFunction;
import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.Module;
import dev.orchestrate.task.testgen.js.NotKnown;
import dev.orchestrate.task.testgen.js.Nothing;
import dev.orchestrate.task.testgen.js.Thrown;
import dev.orchestrate.task.testgen.suite.Case;
import dev.orchestrate.task.testgen.suite.Group;
import dev.orchestrate.task.testgen.trial.Place;
import dev.orchestrate.task.testgen.trial.TypeSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tests of the whole service: started by its own function, asked over HTTP. */
final class JourneyKind {
    private static final int REQUESTS = 200;
    private static final int MOST_MILLISECONDS = 1_000;

    private final Subject subject;
    private final RecordingServer server = new RecordingServer(Set.of());

    JourneyKind(Subject subject) {
        this.subject = subject;
        JsFunction fastify = (_, _) -> server.object();
        for (String name : List.of("default", "fastify")) {
            subject.modules().provide(new Module.Origin("fastify", name), fastify);
        }
    }

    /**
     * How the service is made.
     *
     * @param call the expression
     * @param path from its value to the server
     */
    private record Start(String call, String path) {}

    List<Group> journey() {
        return start().map(start -> List.of(group("journey", start, requests()))).orElse(List.of());
    }

    List<Group> load() {
        return start().map(start -> List.of(group("load", start, List.of(bounded()))))
                .orElse(List.of());
    }

    private static Group group(String title, Start start, List<Case> cases) {
        return new Group(
                title,
                List.of(
                        "let base = '';",
                        "let stop: () => Promise<unknown> = async () => {};",
                        "beforeAll(async () => {",
                        "  const app = await " + start.call() + ";",
                        "  base = await app"
                                + start.path()
                                + ".listen({ host: '127.0.0.1', port: 0 });",
                        "  stop = () => app" + start.path() + ".close();",
                        "});",
                        "afterAll(() => stop());"),
                cases,
                List.of());
    }

    /** The exported function that makes the server, if its arguments can be made. */
    private Optional<Start> start() {
        Module module = subject.module();
        for (String exported : module.exports().keySet()) {
            if (module.exported(exported) instanceof Closure function) {
                Start start = attempt(exported, function);
                if (start != null) {
                    return Optional.of(start);
                }
            }
        }
        return Optional.empty();
    }

    private @Nullable Start attempt(String exported, Closure function) {
        List<Object> values = new ArrayList<>();
        List<String> written = new ArrayList<>();
        for (Parameters.Parameter parameter : Parameters.of(function.node()).all()) {
            if (!parameter.optional()) {
                Made made = made(parameter);
                values.add(made.value());
                written.add(made.text());
            }
        }
        var _ = subject.modules().interpreter().begin(JsObject.open());
        Object result;
        try {
            result = function.call(Nothing.UNDEFINED, values);
        } catch (NotKnown | Thrown e) {
            return null;
        }
        String call =
                subject.imports().ofSubject(exported) + "(" + String.join(", ", written) + ")";
        if (result == server.object()) {
            return new Start(call, "");
        }
        if (result instanceof JsObject object) {
            for (Map.Entry<String, Object> field : object.fields().entrySet()) {
                if (field.getValue() == server.object()) {
                    return new Start(call, "." + field.getKey());
                }
            }
        }
        return null;
    }

    private record Made(Object value, String text) {}

    /** By the function that the repository itself makes such a value with, or a sample. */
    private Made made(Parameters.Parameter parameter) {
        SyntaxNode type = parameter.type();
        String name = type == null ? "" : type.text().replaceFirst("^:\\s*", "");
        Module.Origin origin = subject.module().imports().get(name);
        Module declaring =
                origin == null
                        ? null
                        : subject.modules().resolve(subject.module(), origin.module());
        if (origin != null && declaring != null) {
            for (String exported : declaring.exports().keySet()) {
                if (declaring.exported(exported) instanceof Closure maker && gives(maker, name)) {
                    Object value = maker.call(Nothing.UNDEFINED, List.of(JsObject.open()));
                    String from = subject.imports().beside(origin.module());
                    return new Made(
                            value, subject.imports().use(from, exported, exported) + "({})");
                }
            }
        }
        Object sample =
                new TypeSamples(subject.modules())
                        .of(subject.module(), type, Place.root().then("args"));
        return new Made(sample, Printer.value(sample) + " as never");
    }

    private static boolean gives(Closure maker, String type) {
        SyntaxNode returned = maker.node().field("return_type");
        List<Parameters.Parameter> parameters = Parameters.of(maker.node()).all();
        return returned != null
                && returned.text().replaceFirst("^:\\s*", "").equals(type)
                && parameters.size() == 1
                && parameters.getFirst().optional();
    }

    private List<Case> requests() {
        List<Case> cases = new ArrayList<>();
        for (RecordingServer.Route route : server.routes()) {
            String title = route.method() + " " + route.path();
            try {
                JsObject body =
                        route.schema().fields().get("body") instanceof JsObject schema
                                        && JsonSchemas.sample(schema, "body") instanceof JsObject o
                                ? o
                                : new JsObject();
                cases.add(request(route, title, body));
            } catch (NotKnown e) {
                cases.add(Case.pending(title + " answers (" + e.getMessage() + ")"));
            }
        }
        cases.add(
                Case.of(
                        "answers 404 where there is nothing",
                        List.of(
                                "const response = await fetch(`${base}/nowhere-at-all`);",
                                "expect(response.status).toBe(404);")));
        return cases;
    }

    private Case request(RecordingServer.Route route, String title, JsObject body) {
        int status = followed(route, body);
        List<String> lines = new ArrayList<>();
        String path = "${base}" + route.path().replaceAll(":(\\w+)", "$1");
        List<String> options = new ArrayList<>(List.of("method: " + Printer.text(route.method())));
        if (route.schema().fields().containsKey("body")) {
            options.add("headers: { 'content-type': 'application/json' }");
            options.add("body: JSON.stringify(" + Printer.value(body) + ")");
        }
        lines.add(
                "const response = await fetch(`%s`, { %s });"
                        .formatted(path, String.join(", ", options)));
        lines.add("expect(response.status).toBe(" + status + ");");
        return Case.of(title + " answers " + status + " to a stranger", lines);
    }

    /** What the service answers to who has shown nothing. */
    private int followed(RecordingServer.Route route, JsObject body) {
        boolean checksUrl =
                route.schema().fields().containsKey("querystring")
                        || route.schema().fields().containsKey("headers")
                        || route.schema().fields().containsKey("params");
        JsObject request = request(route, body);
        RecordingReply reply = new RecordingReply();
        var _ = subject.modules().interpreter().begin(JsObject.open());
        List<Object> arguments = List.of(request, reply.object());
        List<Object> guards = new ArrayList<>(route.guards());
        if (guards.isEmpty() && checksUrl) {
            throw new NotKnown("its schema asks for more than a plain request has");
        }
        if (checksUrl && !isPlain(route)) {
            throw new NotKnown("its schema asks for more than a plain request has");
        }
        try {
            for (Object guard : guards) {
                if (!(guard instanceof JsFunction function)) {
                    throw new NotKnown("what guards it is not known");
                }
                var _ = function.call(server.object(), arguments);
            }
            if (!(route.handler() instanceof JsFunction handler)) {
                throw new NotKnown("its handler is not known");
            }
            Object value = handler.call(server.object(), arguments);
            if (value == Nothing.UNDEFINED && !reply.isSent()) {
                throw new NotKnown("its answer is not known");
            }
            return reply.status();
        } catch (Thrown e) {
            return failed(e.value(), request);
        }
    }

    /** Whether the names of a path's parameters, and nothing in the query, satisfy its schema. */
    private static boolean isPlain(RecordingServer.Route route) {
        JsObject params = route.parameters();
        return accepts(route, "params", params)
                && accepts(route, "querystring", new JsObject())
                && accepts(route, "headers", new JsObject());
    }

    private static boolean accepts(RecordingServer.Route route, String section, JsObject value) {
        return !(route.schema().fields().get(section) instanceof JsObject schema)
                || JsonSchemas.accepts(schema, value);
    }

    private static JsObject request(RecordingServer.Route route, JsObject body) {
        JsObject request = new JsObject();
        request.put("method", route.method());
        request.put("url", route.path());
        request.put("headers", JsObject.open());
        request.put("query", JsObject.open());
        JsObject params = route.parameters();
        request.put("params", params);
        request.put("body", body);
        return request;
    }

    private int failed(Object error, JsObject request) {
        for (RecordingServer.Hook hook : server.hooks()) {
            if (hook.name().equals("setErrorHandler")
                    && hook.function() instanceof JsFunction handler) {
                RecordingReply reply = new RecordingReply();
                var _ = handler.call(server.object(), List.of(error, request, reply.object()));
                return reply.status();
            }
        }
        return RecordingReply.statusOf(error);
    }

    private Case bounded() {
        String path =
                server.routes().stream()
                        .filter(route -> route.method().equals("GET") && isOpen(route))
                        .map(RecordingServer.Route::path)
                        .findFirst()
                        .orElse("");
        if (path.isEmpty()) {
            return Case.pending("bears a load (no route that answers everybody is known)");
        }
        return Case.of(
                "bears " + REQUESTS + " requests of GET " + path + " on ten connections",
                List.of(
                        "const result = await require('autocannon')({",
                        "  url: `${base}" + path + "`,",
                        "  connections: 10,",
                        "  amount: " + REQUESTS + ",",
                        "});",
                        "expect(result.errors).toBe(0);",
                        "expect(result.timeouts).toBe(0);",
                        "expect(result.non2xx).toBe(0);",
                        "expect(result.latency.p99).toBeLessThan(" + MOST_MILLISECONDS + ");"));
    }

    private boolean isOpen(RecordingServer.Route route) {
        try {
            return !route.path().contains(":") && followed(route, new JsObject()) == 200;
        } catch (NotKnown e) {
            return false;
        }
    }
}
