package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.task.testgen.js.JsArray;
import dev.orchestrate.task.testgen.js.JsFunction;
import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.Mock;
import dev.orchestrate.task.testgen.js.Nothing;
import dev.orchestrate.task.testgen.js.SharedPlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Stands in for a Fastify server and notes what a plugin does to it. Confined to a thread. */
final class RecordingServer {
    private static final List<String> METHODS =
            List.of("get", "post", "put", "patch", "delete", "head", "options");
    private static final List<String> GUARDS = List.of("onRequest", "preValidation", "preHandler");

    private final JsObject object = JsObject.open();
    private final List<Route> routes = new ArrayList<>();
    private final List<Hook> hooks = new ArrayList<>();
    private final List<Decoration> decorations = new ArrayList<>();
    private Scope scope = new Scope(null);

    /**
     * A route.
     *
     * @param guards what it says itself to run before its handler
     * @param hooks those of the plugin that it stands in, and of what that stands in
     */
    record Route(
            String method,
            String path,
            JsObject schema,
            Object handler,
            List<Object> guards,
            Scope hooks) {
        private static final Pattern PARAMETER = Pattern.compile(":(\\w+)");

        /** One that stands alone. */
        static Route alone(String method, String path) {
            return new Route(
                    method, path, new JsObject(), Nothing.UNDEFINED, List.of(), new Scope(null));
        }

        /** Whether it answers to the same. */
        boolean isLike(Route other) {
            return method.equals(other.method()) && path.equals(other.path());
        }

        /** All that runs before its handler, as far as it can refuse a request. */
        List<Object> before() {
            List<Object> before = new ArrayList<>();
            for (String name : GUARDS) {
                hooks.collect(name, before);
            }
            before.addAll(guards);
            return before;
        }

        /** The path's parameters, each with its own name for a value. */
        JsObject parameters() {
            JsObject parameters = new JsObject();
            PARAMETER
                    .matcher(path)
                    .results()
                    .forEach(found -> parameters.put(found.group(1), found.group(1)));
            return parameters;
        }
    }

    /** What hooks a plugin has, besides those of what it is registered in. Mutable. */
    static final class Scope {
        private final @Nullable Scope outer;
        private final List<Hook> own = new ArrayList<>();

        Scope(@Nullable Scope outer) {
            this.outer = outer;
        }

        private void collect(String name, List<Object> into) {
            if (outer != null) {
                outer.collect(name, into);
            }
            own.stream()
                    .filter(hook -> hook.name().equals(name))
                    .map(Hook::function)
                    .forEach(into::add);
        }
    }

    /** A hook, or what is set under a name such as the error handler. */
    record Hook(String name, Object function) {}

    /**
     * A decoration.
     *
     * @param of the server, requests or replies
     */
    record Decoration(String of, String name, Object value) {}

    /** With what other plugins have decorated it with. */
    RecordingServer(Set<String> decorated) {
        for (String method : METHODS) {
            object.put(method, (JsFunction) (_, all) -> route(method, all));
        }
        object.put("route", (JsFunction) (_, all) -> described(all));
        object.put("register", (JsFunction) (_, all) -> register(all));
        object.put("addHook", (JsFunction) (_, all) -> hook(all));
        for (String name : List.of("setErrorHandler", "setNotFoundHandler")) {
            object.put(
                    name, (JsFunction) (_, all) -> noted(hooks.add(new Hook(name, all.getLast()))));
        }
        object.put("decorate", (JsFunction) (_, all) -> decorate("server", all));
        object.put("decorateRequest", (JsFunction) (_, all) -> decorate("request", all));
        object.put("decorateReply", (JsFunction) (_, all) -> decorate("reply", all));
        for (String name : decorated) {
            object.put(name, new Mock(name, Mock.Answer.PROMISE, Nothing.UNDEFINED));
        }
    }

    JsObject object() {
        return object;
    }

    List<Route> routes() {
        return routes;
    }

    List<Hook> hooks() {
        return hooks;
    }

    List<Decoration> decorations() {
        return decorations;
    }

    /** The server again, as its methods answer. */
    private JsObject noted(boolean done) {
        return done ? object : new JsObject();
    }

    private Object route(String method, List<Object> all) {
        if (!(all.getFirst() instanceof String path)) {
            return object;
        }
        JsObject options = all.size() > 2 && all.get(1) instanceof JsObject o ? o : new JsObject();
        return add(method.toUpperCase(Locale.ROOT), path, options, all.getLast());
    }

    private Object described(List<Object> all) {
        if (all.getFirst() instanceof JsObject options
                && options.fields().get("url") instanceof String path
                && options.fields().get("method") instanceof String method) {
            return add(method, path, options, options.fields().getOrDefault("handler", object));
        }
        return object;
    }

    private Object add(String method, String path, JsObject options, Object handler) {
        List<Object> guards = new ArrayList<>();
        for (String name : GUARDS) {
            switch (options.fields().getOrDefault(name, Nothing.UNDEFINED)) {
                case JsArray array -> guards.addAll(array.items());
                case JsFunction guard -> guards.add(guard);
                default -> {}
            }
        }
        JsObject schema =
                options.fields().get("schema") instanceof JsObject known ? known : new JsObject();
        return noted(routes.add(new Route(method, path, schema, handler, guards, scope)));
    }

    /** A plugin within the plugin sees the same server. */
    private Object register(List<Object> all) {
        if (all.getFirst() instanceof JsFunction plugin) {
            Object options = all.size() > 1 ? all.get(1) : new JsObject();
            Scope outer = scope;
            scope = plugin instanceof SharedPlugin ? outer : new Scope(outer);
            try {
                var _ = plugin.call(Nothing.UNDEFINED, List.of(object, options));
            } finally {
                scope = outer;
            }
        }
        return object;
    }

    private Object hook(List<Object> all) {
        if (all.getFirst() instanceof String name && all.size() > 1) {
            Hook hook = new Hook(name, all.get(1));
            hooks.add(hook);
            scope.own.add(hook);
        }
        return object;
    }

    private Object decorate(String of, List<Object> all) {
        if (all.getFirst() instanceof String name) {
            Object value = all.size() > 1 ? all.get(1) : Nothing.UNDEFINED;
            decorations.add(new Decoration(of, name, value));
            if (of.equals("server")) {
                object.put(name, value);
            }
        }
        return object;
    }

    /** What runs before each route, by the hooks that were added. */
    List<Object> guards() {
        return hooks.stream()
                .filter(hook -> GUARDS.contains(hook.name()))
                .map(Hook::function)
                .toList();
    }
}
