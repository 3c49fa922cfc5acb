package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.suite.Case;
import dev.orchestrate.task.testgen.suite.Group;
import dev.orchestrate.task.testgen.trial.TypeSamples;
import java.util.ArrayList;
import java.util.List;

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
        return new Group(plugin.exported(), setup(plugin), List.of(), groups);
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
