package dev.orchestrate.engine;

import dev.orchestrate.journal.Inbox;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests that do not fit, as they are kept in the journal. */
final class Refusals {
    private static final String KIND = "refused";

    private Refusals() {}

    static Event noted(Request request, String why, @Nullable String hint) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("why", why);
        if (hint != null) {
            data.put("hint", hint);
        }
        return new Event.Noted("inbox", KIND, data, request.id());
    }

    /** What no request can be read from. */
    static Event malformed(Inbox.SetAside aside) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("file", aside.file().toString());
        data.put("why", aside.why());
        return new Event.Noted("inbox", "malformed", data, null);
    }

    /** Whether an event says that this request was refused. */
    static boolean isOf(Event event, String request) {
        return event instanceof Event.Noted noted
                && noted.kind().equals(KIND)
                && request.equals(noted.request());
    }
}
