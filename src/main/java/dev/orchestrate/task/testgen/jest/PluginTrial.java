package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.task.testgen.js.JsFunction;
import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.Module;
import dev.orchestrate.task.testgen.js.NotKnown;
import dev.orchestrate.task.testgen.js.Nothing;
import dev.orchestrate.task.testgen.js.Thrown;
import dev.orchestrate.task.testgen.trial.Place;
import dev.orchestrate.task.testgen.trial.TypeSamples;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A Fastify plugin of the tested file, and what it needs to be registered. */
final class PluginTrial {
    private final Subject subject;
    private final Module module;
    private final String exported;
    private final JsFunction plugin;
    private final Set<String> guards;

    private PluginTrial(Subject subject, Module module, String exported, JsFunction plugin) {
        this.subject = subject;
        this.module = module;
        this.exported = exported;
        this.plugin = plugin;
        this.guards = new TreeSet<>();
        String text = module.tree().text();
        for (Module other : subject.modules().all()) {
            for (SyntaxNode field : augmented(other, "FastifyInstance")) {
                SyntaxNode name = field.field("name");
                if (name != null && text.contains("." + name.text())) {
                    guards.add(name.text());
                }
            }
        }
    }

    /** Of an export; null where it is none. */
    static @Nullable PluginTrial of(Subject subject, String exported) {
        return of(subject, subject.module(), exported);
    }

    /** Of an export of another module. */
    static @Nullable PluginTrial of(Subject subject, Module module, String exported) {
        SyntaxNode declaration =
                module.declaration(module.exports().getOrDefault(exported, exported));
        boolean isPlugin = declaration != null && Plugins.isPlugin(declaration, module);
        return isPlugin && module.exported(exported) instanceof JsFunction function
                ? new PluginTrial(subject, module, exported, function)
                : null;
    }

    String exported() {
        return exported;
    }

    Module module() {
        return module;
    }

    private @Nullable SyntaxNode declaration() {
        return module.declaration(module.exports().getOrDefault(exported, exported));
    }

    /** Whether what it decorates a server with is there for the plugins beside it. */
    boolean isShared() {
        SyntaxNode declaration = declaration();
        return declaration != null && Plugins.isShared(declaration, module);
    }

    /** Names that other plugins decorate the server with. */
    Set<String> guards() {
        return guards;
    }

    /** A value for its options; fills in what else may stand there. */
    Object options(TypeSamples samples) {
        SyntaxNode declaration = declaration();
        SyntaxNode type = declaration == null ? null : Plugins.options(declaration, module);
        Object options =
                type == null ? new JsObject() : samples.of(module, type, Place.root().then("deps"));
        return options instanceof JsObject ? options : new JsObject();
    }

    /** What the repository says a request has besides. */
    JsObject identity(TypeSamples samples) {
        JsObject identity = new JsObject();
        for (Module other : subject.modules().all()) {
            for (SyntaxNode field : augmented(other, "FastifyRequest")) {
                SyntaxNode name = field.field("name");
                if (name != null) {
                    Place place = Place.root().then("request").then(name.text());
                    identity.put(name.text(), samples.of(other, field.field("type"), place));
                }
            }
        }
        return identity;
    }

    private static List<SyntaxNode> augmented(Module module, String type) {
        return module.tree().root().all(node -> node.is("interface_declaration")).stream()
                .filter(node -> {
                    SyntaxNode name = node.field("name");
                    return name != null && name.text().equals(type);
                })
                .map(node -> node.field("body"))
                .filter(body -> body != null)
                .flatMap(body -> body.named().stream())
                .toList();
    }

    /** Registers it; null where the source does not tell what it does. */
    @Nullable RecordingServer register(Object options) {
        RecordingServer server = new RecordingServer(guards);
        try {
            var _ = plugin.call(Nothing.UNDEFINED, List.of(server.object(), options));
            return server;
        } catch (NotKnown | Thrown e) {
            return server.routes().isEmpty() && server.decorations().isEmpty() ? null : server;
        }
    }
}
