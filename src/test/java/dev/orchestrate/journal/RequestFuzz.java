package dev.orchestrate.journal;

import dev.orchestrate.run.Request;
import dev.orchestrate.testing.Rule;

/** Any bytes as a file of the inbox: no request, or one that is written as it was read. */
public final class RequestFuzz {
    private RequestFuzz() {}

    /** Returns if all of this holds of the input. */
    public static void check(byte[] input) {
        Request request;
        try {
            request = RequestCodec.decode("r", input);
        } catch (Fields.Unreadable e) {
            Rule.holds(!String.valueOf(e.getMessage()).isBlank(), "a problem has words", e);
            return;
        }
        try {
            Request again = RequestCodec.decode("r", RequestCodec.encode(request));
            Rule.same(again, request, "a request is written as it was read");
        } catch (Fields.Unreadable e) {
            throw new AssertionError("a request that can not be written", e);
        }
    }
}
