package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.suite.Case;
import dev.orchestrate.task.testgen.suite.Group;
import dev.orchestrate.task.testgen.trial.TypeSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tests of a file's routes, over HTTP as it is injected into a server with the plugin alone. */
final class RouteKind {
    private final Subject subject;
    private final boolean security;

    RouteKind(Subject subject, boolean security) {
        this.subject = subject;
        this.security = security;
    }

    List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        for (String exported : subject.module().exports().keySet()) {
            PluginTrial plugin = PluginTrial.of(subject, exported);
            RecordingServer server =
                    plugin == null ? null : plugin.register(plugin.options(samples()));
            if (plugin != null && server != null && !server.routes().isEmpty()) {
                groups.add(ofPlugin(plugin, server));
            }
        }
        return groups;
    }

    private TypeSamples samples() {
        return new TypeSamples(subject.modules());
    }

    private Group ofPlugin(PluginTrial plugin, RecordingServer server) {
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < server.routes().size(); i++) {
            RouteTrial route = new RouteTrial(subject, plugin, i);
            RecordingServer.Route recorded = server.routes().get(i);
            List<Case> cases = security ? route.security(recorded) : route.cases(recorded);
            groups.add(Group.of(recorded.method() + " " + recorded.path(), cases));
        }
        groups.removeIf(group -> group.cases().isEmpty());
        if (security) {
            groups.addAll(withToken(plugin, server));
        }
        return new Group(plugin.exported(), setup(plugin), List.of(), groups);
    }

    /** Requests with real tokens to all that is guarded, by the guard there really is. */
    private List<Group> withToken(PluginTrial plugin, RecordingServer server) {
        GateSearch search = new GateSearch(subject);
        Optional<Gate> gate = Optional.empty();
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < server.routes().size(); i++) {
            RouteTrial trial = new RouteTrial(subject, plugin, i);
            RecordingServer.Route route = server.routes().get(i);
            Optional<String> guard = trial.guard(route);
            Optional<RequestLines> good = trial.good(route);
            if (guard.isPresent() && good.isPresent()) {
                gate = gate.isPresent() ? gate : search.before(guard.get());
                cases.addAll(
                        gate.map(found ->
                                        new GateLines(subject, found, search.tokens())
                                                .cases(
                                                        route.method() + " " + route.path(),
                                                        guard.get(),
                                                        good.get()))
                                .orElse(List.of()));
            }
        }
        boolean isGuarded = !plugin.guards().isEmpty();
        if (gate.isEmpty()) {
            return isGuarded
                    ? List.of(Group.of("with a token", List.of(Case.pending(TokenCases.UNKNOWN))))
                    : List.of();
        }
        String name = subject.imports().ofSubject(plugin.exported());
        List<String> after = List.of("await app.register(" + name + ", given() as never);");
        return List.of(new GateLines(subject, gate.get(), search.tokens()).group(after, cases));
    }

    private List<String> setup(PluginTrial plugin) {
        JsObject identity = plugin.identity(samples());
        String fastify = subject.imports().use("fastify", "default", "Fastify");
        String name = subject.imports().ofSubject(plugin.exported());
        List<String> lines = new ArrayList<>();
        lines.add("const given = () => (" + Printer.value(plugin.options(samples())) + ");");
        lines.add("const someone = () => (" + Printer.value(identity) + ");");
        lines.add("const build = async (options: object, identity: object | null) => {");
        lines.add("  const app = " + fastify + "();");
        for (String field : identity.fields().keySet()) {
            lines.add("  app.decorateRequest(" + Printer.text(field) + ", null as never);");
        }
        if (!plugin.guards().isEmpty()) {
            lines.add("  const guard = async (request: object) => {");
            lines.add("    if (!identity) {");
            lines.add("      throw Object.assign(new Error('refused'), { statusCode: 401 });");
            lines.add("    }");
            lines.add("    Object.assign(request, identity);");
            lines.add("  };");
        } else {
            lines.add("  app.addHook('onRequest', async (request) => {");
            lines.add("    Object.assign(request, identity);");
            lines.add("  });");
        }
        for (String guard : plugin.guards()) {
            lines.add("  app.decorate(" + Printer.text(guard) + ", guard as never);");
        }
        lines.add("  await app.register(" + name + ", options as never);");
        lines.add("  return app;");
        lines.add("};");
        return lines;
    }
}
