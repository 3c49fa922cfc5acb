package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.task.testgen.js.JsFunction;
import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.Nothing;
import java.util.ArrayList;
import java.util.List;

/** Stands in for a Fastify reply and notes what a handler does to it. Confined to a thread. */
final class RecordingReply {
    private final JsObject object = JsObject.open();
    private final List<String> headers = new ArrayList<>();
    private int status = 200;
    private boolean sent;
    private Object body = Nothing.UNDEFINED;

    RecordingReply() {
        for (String name : List.of("status", "code")) {
            object.put(name, (JsFunction) (_, all) -> status(all));
        }
        for (String name : List.of("header", "headers", "type", "serializer")) {
            object.put(name, (JsFunction) (_, all) -> header(name, all));
        }
        object.put("send", (JsFunction) (_, all) -> sent(all));
    }

    JsObject object() {
        return object;
    }

    int status() {
        return status;
    }

    boolean isSent() {
        return sent;
    }

    /** What was sent. */
    Object body() {
        return body;
    }

    List<String> headers() {
        return headers;
    }

    private JsObject status(List<Object> all) {
        status = all.getFirst() instanceof Double number ? number.intValue() : -1;
        return object;
    }

    private JsObject header(String method, List<Object> all) {
        if (method.equals("header") && all.getFirst() instanceof String name) {
            headers.add(name);
        }
        return object;
    }

    private JsObject sent(List<Object> all) {
        sent = true;
        body = all.isEmpty() ? Nothing.UNDEFINED : all.getFirst();
        return object;
    }

    /** The status that Fastify gives an error. */
    static int statusOf(Object error) {
        if (error instanceof JsObject object) {
            for (String name : List.of("statusCode", "status")) {
                if (object.fields().getOrDefault(name, Nothing.UNDEFINED) instanceof Double status
                        && status >= 400) {
                    return status.intValue();
                }
            }
        }
        return 500;
    }
}
