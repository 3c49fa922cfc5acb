package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.task.testgen.js.Closure;
import dev.orchestrate.task.testgen.js.JsFunction;
import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.NotKnown;
import dev.orchestrate.task.testgen.js.Nothing;
import dev.orchestrate.task.testgen.suite.Case;
import dev.orchestrate.task.testgen.suite.Group;
import dev.orchestrate.task.testgen.trial.Explorer;
import dev.orchestrate.task.testgen.trial.Input;
import dev.orchestrate.task.testgen.trial.Outcome;
import dev.orchestrate.task.testgen.trial.Place;
import dev.orchestrate.task.testgen.trial.Pool;
import dev.orchestrate.task.testgen.trial.TypeSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tests of Fastify plugins: what they add to a server, and what they do to its requests. */
final class PluginKind {
    private static final RecordingServer.Route PROBE = RecordingServer.Route.alone("GET", "/probe");
    private static final RecordingServer.Route NOWHERE =
            RecordingServer.Route.alone("GET", "/nowhere");

    private final Subject subject;
    private final Predicate<Outcome.Trial> wanted;

    PluginKind(Subject subject, Predicate<Outcome.Trial> wanted) {
        this.subject = subject;
        this.wanted = wanted;
    }

    List<Group> groups(boolean withRegistration) {
        List<Group> groups = new ArrayList<>();
        for (String exported : subject.module().exports().keySet()) {
            PluginTrial plugin = PluginTrial.of(subject, exported);
            RecordingServer server =
                    plugin == null ? null : plugin.register(plugin.options(samples()));
            if (plugin != null && server != null && server.routes().isEmpty()) {
                List<Case> cases = new ArrayList<>();
                if (withRegistration) {
                    cases.add(registration(server));
                }
                cases.addAll(behavior(plugin, server));
                List<Group> inner = withRegistration ? List.of() : withToken(plugin, server);
                groups.add(new Group(exported, setup(plugin), cases, inner));
            }
        }
        groups.removeIf(group -> group.cases().isEmpty() && group.groups().isEmpty());
        return groups;
    }

    /** Requests with real tokens to each of its guards. */
    private List<Group> withToken(PluginTrial plugin, RecordingServer server) {
        List<String> guards =
                server.decorations().stream()
                        .filter(PluginKind::isGuard)
                        .map(RecordingServer.Decoration::name)
                        .toList();
        if (guards.isEmpty()) {
            return List.of();
        }
        GateSearch search = new GateSearch(subject);
        Optional<Gate> gate = search.of(plugin);
        if (gate.isEmpty()) {
            return List.of(Group.of("with a token", List.of(Case.pending(TokenCases.UNKNOWN))));
        }
        GateLines lines = new GateLines(subject, gate.get(), search.tokens());
        List<String> after = new ArrayList<>();
        List<Case> cases = new ArrayList<>();
        for (String guard : guards) {
            RecordingServer.Route route = RecordingServer.Route.alone("GET", "/" + guard);
            after.add(
                    "app.get(%s, { preHandler: (app as never)[%s] }, async () => ({ reached: true }));"
                            .formatted(Printer.text("/" + guard), Printer.text(guard)));
            Input request = new Input(new JsObject(), List.of());
            cases.addAll(lines.cases(guard, guard, new RequestLines(route, request)));
        }
        return List.of(lines.group(after, cases));
    }

    /** Whether it is a function to put before a route. */
    static boolean isGuard(RecordingServer.Decoration one) {
        return one.of().equals("server")
                && one.value() instanceof Closure function
                && Plugins.takesRequest(function.node());
    }

    private TypeSamples samples() {
        return new TypeSamples(subject.modules());
    }

    private List<String> setup(PluginTrial plugin) {
        String fastify = subject.imports().use("fastify", "default", "Fastify");
        String name = subject.imports().ofSubject(plugin.exported());
        return List.of(
                "const given = () => (" + Printer.value(plugin.options(samples())) + ");",
                "const build = async (options: object, guard: string | null, error: object | null) => {",
                "  const app = " + fastify + "();",
                "  await app.register(" + name + ", options as never);",
                "  const preHandler = guard ? [(app as never)[guard]] : [];",
                "  app.get('/probe', { preHandler }, async () => {",
                "    if (error) {",
                "      throw Object.assign(new Error('failed'), error);",
                "    }",
                "    return { reached: true };",
                "  });",
                "  return app;",
                "};");
    }

    private static Case registration(RecordingServer server) {
        List<String> lines = new ArrayList<>();
        lines.add("const app = await build(given(), null, null);");
        lines.add("await app.ready();");
        for (RecordingServer.Decoration one : server.decorations()) {
            String method =
                    switch (one.of()) {
                        case "request" -> "hasRequestDecorator";
                        case "reply" -> "hasReplyDecorator";
                        default -> "hasDecorator";
                    };
            lines.add("expect(app.%s(%s)).toBe(true);".formatted(method, Printer.text(one.name())));
        }
        lines.add("const response = await app.inject({ method: 'GET', url: '/elsewhere' });");
        lines.add("expect(response.statusCode).toBeLessThan(500);");
        return Case.of("registers, and a server with it is ready", lines);
    }

    private List<Case> behavior(PluginTrial plugin, RecordingServer server) {
        List<Case> cases = new ArrayList<>();
        boolean hasHooks = server.hooks().stream().anyMatch(hook -> !hook.name().startsWith("set"));
        if (hasHooks) {
            probe(plugin, new Probe(null, "null, null", PROBE, ""), cases);
        }
        for (RecordingServer.Decoration one : server.decorations()) {
            if (isGuard(one)) {
                String second = Printer.text(one.name()) + ", null";
                probe(plugin, new Probe(one.name(), second, PROBE, one.name() + ": "), cases);
            }
        }
        for (RecordingServer.Hook hook : server.hooks()) {
            if (hook.name().equals("setErrorHandler")) {
                probe(plugin, new Probe(null, "null, ERROR", PROBE, "an error: "), cases);
            }
            if (hook.name().equals("setNotFoundHandler")) {
                probe(plugin, new Probe(null, "null, null", NOWHERE, "no route: "), cases);
            }
        }
        return cases;
    }

    /**
     * A request that shows what the plugin does.
     *
     * @param guard the decorated function before the route
     * @param second further arguments of the test's build function
     */
    private record Probe(
            @Nullable String guard, String second, RecordingServer.Route route, String title) {
        boolean isError() {
            return second.contains("ERROR");
        }
    }

    private void probe(PluginTrial plugin, Probe probe, List<Case> into) {
        TypeSamples samples = samples();
        JsObject root = new JsObject();
        root.put("deps", plugin.options(samples));
        JsObject request = new JsObject();
        request.put("headers", new JsObject());
        root.put("request", request);
        Place header = Place.root().then("request").then("headers").then("authorization");
        if (probe.guard() != null) {
            samples.others().put(header, List.of("Bearer token", "Basic token"));
        }
        if (probe.isError()) {
            JsObject error = new JsObject();
            error.put("statusCode", 404.0);
            root.put("error", error);
            samples.others()
                    .put(Place.root().then("error").then("statusCode"), List.of(Nothing.UNDEFINED));
        }
        List<Outcome.Trial> trials =
                new Explorer(subject.modules().interpreter(), given -> run(plugin, probe, given))
                        .explore(root, samples.others(), new Pool(subject.module()));
        for (Outcome.Trial trial : trials) {
            if (wanted.test(trial)) {
                write(probe, trial, into);
            }
        }
    }

    /** What the reply became. */
    private record Seen(int status, List<String> headers) {}

    private Object run(PluginTrial plugin, Probe probe, JsObject given) {
        RecordingServer server = plugin.register(CaseWriter.object(given, "deps"));
        if (server == null) {
            throw new NotKnown("what the plugin does is not known");
        }
        JsObject request = request(probe, given);
        RecordingReply reply = new RecordingReply();
        List<Object> arguments = List.of(request, reply.object(), "{}");
        if (probe.guard() != null
                && server.object().fields().get(probe.guard()) instanceof JsFunction guard) {
            var _ = guard.call(server.object(), arguments);
        }
        for (RecordingServer.Hook hook : server.hooks()) {
            boolean isRequest = !hook.name().startsWith("set") && hook.name().startsWith("on");
            boolean runs =
                    isRequest && !hook.name().equals("onClose") && !hook.name().equals("onReady");
            if (runs && hook.function() instanceof JsFunction function) {
                var _ = function.call(server.object(), arguments);
            }
        }
        String handler = probe.isError() ? "setErrorHandler" : "setNotFoundHandler";
        boolean isAsked = probe.isError() || probe.route().equals(NOWHERE);
        for (RecordingServer.Hook hook : server.hooks()) {
            if (isAsked && hook.name().equals(handler) && hook.function() instanceof JsFunction f) {
                var _ = f.call(server.object(), handled(probe, given, request, reply));
            }
        }
        return new Seen(reply.status(), List.copyOf(reply.headers()));
    }

    private static List<Object> handled(
            Probe probe, JsObject given, JsObject request, RecordingReply reply) {
        if (!probe.isError()) {
            return List.of(request, reply.object());
        }
        JsObject error = CaseWriter.object(given, "error");
        error.put("message", "failed");
        return List.of(error, request, reply.object());
    }

    private static JsObject request(Probe probe, JsObject given) {
        JsObject request = CaseWriter.object(given, "request");
        request.put("url", probe.route().path());
        request.put("method", "GET");
        request.put("id", "req-1");
        request.put("ip", "127.0.0.1");
        JsObject log = JsObject.open();
        for (String level : List.of("error", "warn", "info", "debug")) {
            log.put(level, (JsFunction) (_, _) -> Nothing.UNDEFINED);
        }
        request.put("log", log);
        return request;
    }

    private static void write(Probe probe, Outcome.Trial trial, List<Case> into) {
        String when = Titles.when(trial.input());
        Object error = trial.input().root().fields().getOrDefault("error", Nothing.UNDEFINED);
        String second = probe.second().replace("ERROR", Printer.value(error));
        List<String> lines =
                new RequestLines(probe.route(), trial.input()).building(second).lines();
        switch (trial.outcome()) {
            case Outcome.Unclear _ -> {}
            case Outcome.Threw(Object thrown, var _) -> {
                int status = RecordingReply.statusOf(thrown);
                lines.add("expect(response.statusCode).toBe(" + status + ");");
                into.add(Case.of(probe.title() + "answers " + status + when, lines));
            }
            case Outcome.Returned returned -> {
                if (returned.value() instanceof Seen(int status, List<String> headers)) {
                    lines.add("expect(response.statusCode).toBe(" + status + ");");
                    for (String header : headers) {
                        lines.add(
                                "expect(response.headers).toHaveProperty([%s]);"
                                        .formatted(Printer.text(header)));
                    }
                    into.add(Case.of(probe.title() + "answers " + status + when, lines));
                }
            }
        }
    }
}
