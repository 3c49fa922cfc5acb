package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.task.testgen.js.Closure;
import dev.orchestrate.task.testgen.js.Interpreter;
import dev.orchestrate.task.testgen.js.JsFunction;
import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.NotKnown;
import dev.orchestrate.task.testgen.js.Nothing;
import dev.orchestrate.task.testgen.js.Thrown;
import dev.orchestrate.task.testgen.js.Trace;
import dev.orchestrate.task.testgen.trial.Explorer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A started service that is followed from request to request. Confined to a thread. */
final class FollowedServer {
    private final Interpreter interpreter;
    private final RecordingServer server;

    FollowedServer(Interpreter interpreter, RecordingServer server) {
        this.interpreter = interpreter;
        this.server = server;
    }

    /**
     * What it answers.
     *
     * @param body as the handler gave it
     * @param message of the error that was thrown; empty where none was
     */
    record Answer(int status, Object body, String message) {
        boolean isGood() {
            return status >= 200 && status < 300;
        }

        /** Whether it depends on who asks. */
        boolean isRefusal() {
            return status == 401 || status == 403;
        }
    }

    List<RecordingServer.Route> routes() {
        return server.routes();
    }

    /**
     * Asks it.
     *
     * @throws NotKnown the source does not tell what it answers
     */
    Answer ask(Ask ask) {
        Trace trace = interpreter.begin(JsObject.open());
        interpreter.clock(TokenLife.MADE);
        JsObject request = ask.request();
        RecordingReply reply = new RecordingReply();
        try {
            Object value = handled(own(ask.route()), request, reply);
            checkFollowed(trace);
            if (reply.status() < 0 || reply.status() >= 500) {
                throw new NotKnown("its answer is not known");
            }
            return new Answer(reply.status(), value, "");
        } catch (Thrown e) {
            checkFollowed(trace);
            if (e.isOfTheLanguage()) {
                throw new NotKnown("it fails of itself");
            }
            return failed(e.value(), request);
        }
    }

    /** A route of another start of the service is another one. */
    private RecordingServer.Route own(RecordingServer.Route route) {
        return server.routes().stream()
                .filter(route::isLike)
                .findFirst()
                .orElseThrow(() -> new NotKnown("the route is not there"));
    }

    private static void checkFollowed(Trace trace) {
        if (!Explorer.isFollowed(trace)) {
            throw new NotKnown("it calls `" + String.join("`, `", trace.strangers()) + "`");
        }
    }

    private Object handled(RecordingServer.Route route, JsObject request, RecordingReply reply) {
        List<Object> arguments = List.of(request, reply.object());
        for (Object guard : route.before()) {
            if (!passes(function(guard), arguments) && !reply.isSent()) {
                throw new NotKnown("a hook before it neither is async nor calls `done`");
            }
            if (reply.isSent()) {
                return reply.body();
            }
        }
        Object value = function(route.handler()).call(server.object(), arguments);
        if (reply.isSent()) {
            return reply.body();
        }
        if (value instanceof Nothing) {
            throw new NotKnown("its answer is not known");
        }
        return value;
    }

    /** A hook that gives no promise and does not say that it is done holds a request for ever. */
    private boolean passes(JsFunction hook, List<Object> arguments) {
        AtomicBoolean isDone = new AtomicBoolean();
        JsFunction done =
                (_, given) -> {
                    if (!given.isEmpty() && !(given.getFirst() instanceof Nothing)) {
                        throw new Thrown(given.getFirst());
                    }
                    isDone.set(true);
                    return Nothing.UNDEFINED;
                };
        List<Object> all = new ArrayList<>(arguments);
        all.add(done);
        var _ = hook.call(server.object(), all);
        return isDone.get() || !(hook instanceof Closure closure) || closure.node().has("async");
    }

    private static JsFunction function(Object value) {
        if (value instanceof JsFunction function) {
            return function;
        }
        throw new NotKnown("what handles it is not known");
    }

    private Answer failed(Object error, JsObject request) {
        String message =
                error instanceof JsObject object
                                && object.fields().get("message") instanceof String text
                        ? text
                        : "";
        for (RecordingServer.Hook hook : server.hooks()) {
            if (hook.name().equals("setErrorHandler")
                    && hook.function() instanceof JsFunction handler) {
                RecordingReply reply = new RecordingReply();
                var _ = handler.call(server.object(), List.of(error, request, reply.object()));
                return answer(reply.status(), reply.body(), message);
            }
        }
        return answer(RecordingReply.statusOf(error), Nothing.UNKNOWN, message);
    }

    private static Answer answer(int status, Object body, String message) {
        if (status < 400 || status >= 500) {
            throw new NotKnown("how it fails is not known");
        }
        return new Answer(status, body, message);
    }
}
