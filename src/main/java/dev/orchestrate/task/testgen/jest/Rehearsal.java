package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.task.testgen.js.JsArray;
import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.NotKnown;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tries requests against a service that is started anew each time and led to where the journey is:
 * what a failed attempt has changed is forgotten with it. Confined to a thread.
 */
final class Rehearsal {
    private static final int MOST_TRIES = 250;
    private static final List<String> TEXTS =
            List.of(
                    "ada@example.com",
                    "grace@example.com",
                    "Some-text-4-tests",
                    "2026-02-01T00:00:00.000Z",
                    "ABC123",
                    "https://example.com");

    /** What another text may help against. */
    private static final Set<Integer> BAD_INPUT = Set.of(400, 409, 422);

    private final ServiceStart start;
    private final JsObject environment;
    private final List<Journey.Step> steps = new ArrayList<>();

    Rehearsal(ServiceStart start, JsObject environment) {
        this.start = start;
        this.environment = environment;
    }

    ServiceStart.Started started() {
        return start.start(environment);
    }

    JsObject environment() {
        return environment;
    }

    List<Journey.Step> steps() {
        return steps;
    }

    void add(Journey.Step step) {
        steps.add(step);
    }

    /**
     * What is answered next.
     *
     * @throws NotKnown the source does not tell
     */
    Journey.Step attempt(Ask ask) {
        FollowedServer service = started().service();
        if (service == null) {
            throw new NotKnown("how the service starts is not known");
        }
        for (Journey.Step step : steps) {
            var _ = service.ask(step.ask());
        }
        return new Journey.Step(ask, service.ask(ask));
    }

    /** The same last step, reached without those before that it does not need. */
    Rehearsal onlyWhatIsNeeded() {
        List<Ask> asks = new ArrayList<>(steps.stream().map(Journey.Step::ask).toList());
        for (int i = asks.size() - 2; i >= 0; i--) {
            List<Ask> fewer = new ArrayList<>(asks);
            fewer.remove(i);
            if (through(fewer).map(Rehearsal::endsWell).orElse(false)) {
                asks = fewer;
            }
        }
        return through(asks).orElse(this);
    }

    private boolean endsWell() {
        return steps.getLast().answer().isGood();
    }

    private Optional<Rehearsal> through(List<Ask> asks) {
        Rehearsal other = new Rehearsal(start, environment);
        try {
            for (Ask ask : asks) {
                other.add(other.attempt(ask));
            }
            return Optional.of(other);
        } catch (NotKnown e) {
            return Optional.empty();
        }
    }

    /**
     * The request with such texts in it as please the service, where there are some; what it was
     * refused for leads the way to them.
     *
     * @throws NotKnown the source does not tell what is answered even to the first
     */
    Journey.Step best(Ask plain) {
        Journey.Step first = attempt(plain);
        Set<String> seen = new HashSet<>(Set.of(reason(first)));
        Deque<Ask> open = new ArrayDeque<>(List.of(plain));
        int tries = 0;
        while (BAD_INPUT.contains(first.answer().status()) && !open.isEmpty()) {
            for (Ask changed : changes(open.poll())) {
                Optional<Journey.Step> step =
                        ++tries > MOST_TRIES ? Optional.empty() : tried(changed);
                if (step.isPresent() && step.get().answer().isGood()) {
                    return step.get();
                }
                if (step.isPresent() && seen.add(reason(step.get()))) {
                    open.add(changed);
                }
            }
        }
        return first;
    }

    private static String reason(Journey.Step step) {
        return step.answer().status() + step.answer().message();
    }

    private Optional<Journey.Step> tried(Ask ask) {
        try {
            return Optional.of(attempt(ask));
        } catch (NotKnown e) {
            return Optional.empty();
        }
    }

    private static List<Ask> changes(Ask ask) {
        List<Ask> changes = new ArrayList<>();
        for (String section : List.of("body", "querystring")) {
            ask.section(section)
                    .fields()
                    .forEach((name, value) -> {
                        for (String text : value instanceof String ? TEXTS : List.<String>of()) {
                            Ask changed = ask.with(section, name, text);
                            if (!text.equals(value) && changed.isTaken()) {
                                changes.add(changed);
                            }
                        }
                    });
        }
        return changes;
    }

    /** The texts of an answer, as deep as people look for them. */
    static List<Journey.Seen> texts(Journey.Step step) {
        List<Journey.Seen> texts = new ArrayList<>();
        texts(step, step.answer().body(), List.of(), texts);
        return texts;
    }

    private static void texts(
            Journey.Step step, Object value, List<String> path, List<Journey.Seen> into) {
        if (value instanceof String text) {
            into.add(new Journey.Seen(text, step, path));
        } else if (value instanceof JsObject object && path.size() < 2) {
            for (Map.Entry<String, Object> field : object.fields().entrySet()) {
                List<String> longer = new ArrayList<>(path);
                longer.add(field.getKey());
                texts(step, field.getValue(), longer, into);
            }
        }
    }

    /** Whether a value has that text somewhere. */
    static boolean has(Object value, String text) {
        return switch (value) {
            case String own -> own.equals(text);
            case JsObject object ->
                    object.fields().values().stream().anyMatch(one -> has(one, text));
            case JsArray array -> array.items().stream().anyMatch(one -> has(one, text));
            default -> false;
        };
    }
}
