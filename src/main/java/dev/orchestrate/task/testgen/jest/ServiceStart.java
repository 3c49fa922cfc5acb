package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.task.testgen.js.Chance;
import dev.orchestrate.task.testgen.js.Closure;
import dev.orchestrate.task.testgen.js.JsFunction;
import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.Module;
import dev.orchestrate.task.testgen.js.NotKnown;
import dev.orchestrate.task.testgen.js.Nothing;
import dev.orchestrate.task.testgen.js.Thrown;
import dev.orchestrate.task.testgen.js.Trace;
import dev.orchestrate.task.testgen.trial.Place;
import dev.orchestrate.task.testgen.trial.TypeSamples;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Starts a service, followed by its source: by the exported function that makes its server. */
final class ServiceStart {
    private final Subject subject;
    private final Chance chance;
    private RecordingServer server = new RecordingServer(Set.of());

    ServiceStart(Subject subject, Chance chance) {
        this.subject = subject;
        this.chance = chance;
        JsFunction fastify = (_, _) -> server.object();
        for (String name : List.of("default", "fastify")) {
            subject.modules().provide(new Module.Origin("fastify", name), fastify);
        }
    }

    /**
     * A service that was started, or not.
     *
     * @param service null where it does not start
     * @param call the expression that makes it
     * @param path from its value to the server
     * @param asked what was asked of the environment
     */
    record Started(@Nullable FollowedServer service, String call, String path, Set<String> asked) {}

    /** A fresh one, in an environment. */
    Started start(JsObject environment) {
        Module module = subject.module();
        Set<String> asked = new LinkedHashSet<>();
        for (String exported : module.exports().keySet()) {
            if (module.exported(exported) instanceof Closure function) {
                Started started = attempt(exported, function, environment);
                if (started.service() != null) {
                    return started;
                }
                asked.addAll(started.asked());
            }
        }
        return new Started(null, "", "", asked);
    }

    private Started attempt(String exported, Closure function, JsObject environment) {
        server = new RecordingServer(Set.of());
        chance.again();
        Trace trace = subject.modules().interpreter().begin(JsObject.open());
        subject.modules().interpreter().clock(TokenLife.MADE);
        try {
            List<Object> values = new ArrayList<>();
            List<String> written = new ArrayList<>();
            for (Parameters.Parameter parameter : Parameters.of(function.node()).all()) {
                if (!parameter.optional()) {
                    Made made = made(parameter, environment);
                    values.add(made.value());
                    written.add(made.text());
                }
            }
            Object result = function.call(Nothing.UNDEFINED, values);
            String name = subject.imports().ofSubject(exported);
            String call = name + "(" + String.join(", ", written) + ")";
            String path = path(result);
            FollowedServer service =
                    path == null
                            ? null
                            : new FollowedServer(subject.modules().interpreter(), server);
            return new Started(service, call, path == null ? "" : path, trace.asked());
        } catch (NotKnown | Thrown e) {
            return new Started(null, "", "", trace.asked());
        }
    }

    /** From a value to the server; null where it does not lie there. */
    private @Nullable String path(Object result) {
        if (isServer(result)) {
            return "";
        }
        if (result instanceof JsObject object) {
            for (Map.Entry<String, Object> field : object.fields().entrySet()) {
                if (isServer(field.getValue())) {
                    return "." + field.getKey();
                }
            }
        }
        return null;
    }

    private boolean isServer(Object value) {
        return value == server.object();
    }

    private record Made(Object value, String text) {}

    /** By the function that the repository itself makes such a value with, or a sample. */
    private Made made(Parameters.Parameter parameter, JsObject environment) {
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
                    JsObject open = JsObject.open();
                    open.fields().putAll(environment.fields());
                    Object value = maker.call(Nothing.UNDEFINED, List.of(open));
                    String from = subject.imports().beside(origin.module());
                    String call = subject.imports().use(from, exported, exported);
                    return new Made(value, call + "(" + Printer.value(environment) + ")");
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
}
