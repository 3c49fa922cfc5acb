package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.task.testgen.js.JsObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests in an order that makes sense, each with what the service answers to it then.
 *
 * @param environment that the service is started with
 * @param steps one after the other, what was seen in an answer used in later ones
 * @param refusals what is asked at the end by somebody who shows nothing
 * @param unclear titles of requests whose answers are not known, with the reason
 * @param used what later requests tell of earlier answers
 * @param credential where a token came from; null where none did
 */
record Journey(
        ServiceStart.Started start,
        JsObject environment,
        List<Step> steps,
        List<Step> refusals,
        Map<String, String> unclear,
        List<Seen> used,
        @Nullable Seen credential) {
    Journey {
        steps = List.copyOf(steps);
        refusals = List.copyOf(refusals);
        used = List.copyOf(used);
    }

    /** A request and its answer. */
    record Step(Ask ask, FollowedServer.Answer answer) {
        String title() {
            return ask.route().method() + " " + ask.route().path();
        }
    }

    /**
     * A text of an answer.
     *
     * @param step that it was the answer of
     * @param path to it in the answer
     */
    record Seen(String text, Step step, List<String> path) {}
}
