package dev.orchestrate.engine;

import dev.orchestrate.run.Answer;
import dev.orchestrate.run.Request;

/** What people ask of a run. */
final class Requests {
    private static final String WHO = "ada";

    private Requests() {}

    static Request done(String id, String task) {
        return new Request.Decide(id, task, Answer.DONE, false, WHO, null);
    }

    static Request skip(String id, String task) {
        return new Request.Decide(id, task, Answer.SKIP, false, WHO, null);
    }

    static Request fail(String id, String task) {
        return new Request.Decide(id, task, Answer.FAIL, false, WHO, null);
    }

    static Request retry(String id, String task) {
        return new Request.Decide(id, task, Answer.RETRY, false, WHO, null);
    }

    static Request retryDownstream(String id, String task) {
        return new Request.Decide(id, task, Answer.RETRY, true, WHO, null);
    }

    static Request approve(String id, String phase) {
        return new Request.Approve(id, phase, WHO, null);
    }

    static Request reject(String id, String phase) {
        return new Request.Reject(id, phase, WHO, null);
    }
}
