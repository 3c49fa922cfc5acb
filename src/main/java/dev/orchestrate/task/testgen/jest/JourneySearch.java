package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.NotKnown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds a journey through a service: an account and what proves it first, then each route in its
 * turn, with what was made before. Names of routes decide nothing about who is let in: a token is a
 * text of an answer with which a route lets in that refuses without.
 */
final class JourneySearch {
    private static final List<String> ACCOUNT = List.of("admin@example.com", "Some-text-4-tests");
    private static final int MOST_VARIABLES = 3;

    private final ServiceStart start;
    private final Map<String, String> unclear = new LinkedHashMap<>();
    private final List<Journey.Seen> seen = new ArrayList<>();
    private final Set<Journey.Seen> used = new LinkedHashSet<>();

    /** Routes behind which a token is worth nothing. */
    private final List<RecordingServer.Route> ends = new ArrayList<>();

    JourneySearch(ServiceStart start) {
        this.start = start;
    }

    /** Empty where the service can not be followed to its start. */
    Optional<Journey> find() {
        Rehearsal plain = new Rehearsal(start, new JsObject());
        FollowedServer service = plain.started().service();
        if (service == null) {
            return Optional.empty();
        }
        List<RecordingServer.Route> routes = service.routes();
        for (Map<String, String> account : accounts(routes)) {
            JsObject environment = new JsObject();
            account.forEach(environment::put);
            Rehearsal rehearsal = new Rehearsal(start, environment);
            Journey.Seen token = credential(rehearsal, routes, known(account, routes));
            if (token != null && rehearsal.steps().size() == 1) {
                return Optional.of(through(rehearsal, routes, token));
            }
        }
        Journey.Seen token = credential(plain, routes, new HashMap<>());
        if (token == null) {
            return Optional.of(through(plain, routes, null));
        }
        Rehearsal needed = plain.onlyWhatIsNeeded();
        Journey.Seen same =
                Rehearsal.texts(needed.steps().getLast()).stream()
                        .filter(text -> text.path().equals(token.path()))
                        .findFirst()
                        .orElseThrow();
        return Optional.of(through(needed, routes, same));
    }

    /**
     * Variables of the environment that make an account, by their names those of a login's fields.
     */
    private List<Map<String, String>> accounts(List<RecordingServer.Route> routes) {
        List<Map<String, String>> accounts = new ArrayList<>();
        accounts(Map.of(), fields(routes), accounts);
        return accounts;
    }

    private void accounts(
            Map<String, String> chosen, Set<String> fields, List<Map<String, String>> into) {
        JsObject environment = new JsObject();
        chosen.forEach(environment::put);
        ServiceStart.Started started = start.start(environment);
        Optional<String> next =
                started.asked().stream()
                        .filter(name -> !chosen.containsKey(name) && field(name, fields) != null)
                        .findFirst();
        if (next.isEmpty() || chosen.size() == MOST_VARIABLES) {
            if (started.service() != null && !chosen.isEmpty()) {
                into.add(chosen);
            }
            return;
        }
        for (String text : ACCOUNT) {
            Map<String, String> longer = new LinkedHashMap<>(chosen);
            longer.put(next.get(), text);
            accounts(longer, fields, into);
        }
    }

    private static Set<String> fields(List<RecordingServer.Route> routes) {
        Set<String> fields = new LinkedHashSet<>();
        for (RecordingServer.Route route : routes) {
            if (route.method().equals("POST")
                    && route.schema().fields().get("body") instanceof JsObject schema) {
                JsonSchemas.properties(schema)
                        .forEach((name, property) -> {
                            if (property instanceof JsObject known
                                    && JsonSchemas.field(known, "type").equals("string")) {
                                fields.add(name);
                            }
                        });
            }
        }
        return fields;
    }

    private static @Nullable String field(String variable, Set<String> fields) {
        String name = variable.toLowerCase(Locale.ROOT);
        return fields.stream()
                .filter(field -> name.endsWith("_" + field.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Object> known(
            Map<String, String> account, List<RecordingServer.Route> routes) {
        Map<String, Object> known = new HashMap<>();
        Set<String> fields = fields(routes);
        account.forEach((variable, value) -> {
            String field = field(variable, fields);
            if (field != null) {
                known.put(field, value);
            }
        });
        return known;
    }

    /** Registers and logs in, as far as that is asked for; null where nothing proves who one is. */
    private Journey.@Nullable Seen credential(
            Rehearsal rehearsal, List<RecordingServer.Route> routes, Map<String, Object> known) {
        boolean goesOn = true;
        while (goesOn) {
            goesOn = false;
            for (RecordingServer.Route route : routes) {
                Optional<Journey.Step> step =
                        route.method().equals("POST")
                                        && route.schema().fields().containsKey("body")
                                        && !isDone(rehearsal, route)
                                ? stepped(rehearsal, remembered(Ask.plain(route, ""), known))
                                : Optional.empty();
                if (step.isPresent() && step.get().answer().isGood()) {
                    goesOn = true;
                    rehearsal.add(step.get());
                    known.putAll(step.get().ask().section("body").fields());
                    Journey.Seen token = token(rehearsal, step.get(), routes);
                    if (token != null) {
                        return token;
                    }
                }
            }
        }
        return null;
    }

    private static boolean isDone(Rehearsal rehearsal, RecordingServer.Route route) {
        return rehearsal.steps().stream().anyMatch(step -> step.ask().route().isLike(route));
    }

    private static Ask remembered(Ask plain, Map<String, Object> known) {
        Ask ask = plain;
        for (String name : plain.section("body").fields().keySet()) {
            Ask changed = known.containsKey(name) ? ask.with("body", name, known.get(name)) : ask;
            ask = changed.isTaken() ? changed : ask;
        }
        return ask;
    }

    private static Optional<Journey.Step> stepped(Rehearsal rehearsal, Ask ask) {
        try {
            return Optional.of(rehearsal.best(ask));
        } catch (NotKnown e) {
            return Optional.empty();
        }
    }

    private static Journey.@Nullable Seen token(
            Rehearsal rehearsal, Journey.Step step, List<RecordingServer.Route> routes) {
        for (RecordingServer.Route route : routes) {
            Optional<Ask> probe = plain(route);
            Optional<Journey.Step> stranger = probe.flatMap(ask -> tried(rehearsal, ask));
            if (stranger.isPresent() && stranger.get().answer().status() == 401) {
                for (Journey.Seen text : Rehearsal.texts(step)) {
                    Optional<Journey.Step> known =
                            tried(rehearsal, stranger.get().ask().by(text.text()));
                    if (known.isPresent() && known.get().answer().status() != 401) {
                        return text;
                    }
                }
            }
        }
        return null;
    }

    private static Optional<Ask> plain(RecordingServer.Route route) {
        try {
            return Optional.of(Ask.plain(route, ""));
        } catch (NotKnown e) {
            return Optional.empty();
        }
    }

    private static Optional<Journey.Step> tried(Rehearsal rehearsal, Ask ask) {
        try {
            return Optional.of(rehearsal.attempt(ask));
        } catch (NotKnown e) {
            return Optional.empty();
        }
    }

    private Journey through(
            Rehearsal rehearsal, List<RecordingServer.Route> routes, Journey.@Nullable Seen token) {
        String shown = token == null ? "" : token.text();
        for (Journey.Step step : rehearsal.steps()) {
            seen.addAll(Rehearsal.texts(step));
        }
        List<RecordingServer.Route> open =
                Itinerary.order(routes).stream()
                        .filter(route -> !isDone(rehearsal, route))
                        .toList();
        boolean goesOn = true;
        while (goesOn) {
            int before = changes(rehearsal);
            open = open.stream().filter(route -> !goes(rehearsal, route, shown, true)).toList();
            goesOn = !open.isEmpty() && changes(rehearsal) > before;
        }
        for (boolean isEnd : new boolean[] {false, true}) {
            open.stream()
                    .filter(route -> ends.contains(route) == isEnd)
                    .forEach(route -> goes(rehearsal, route, shown, false));
        }
        List<Journey.Step> steps = List.copyOf(rehearsal.steps());
        List<Journey.Step> refusals = token == null ? List.of() : refusals(rehearsal, steps);
        return new Journey(
                rehearsal.started(),
                rehearsal.environment(),
                steps,
                refusals,
                unclear,
                List.copyOf(used),
                token);
    }

    /** How many of the requests so far may have changed something. */
    private static int changes(Rehearsal rehearsal) {
        return (int)
                rehearsal.steps().stream()
                        .filter(step ->
                                step.answer().isGood()
                                        && !step.ask().route().method().equals("GET"))
                        .count();
    }

    /**
     * Takes a step. False where it waits, since it may do better later, or ends what others need.
     *
     * @param mayWait whether there is a later
     */
    private boolean goes(
            Rehearsal rehearsal, RecordingServer.Route route, String token, boolean mayWait) {
        boolean isDeletion = route.method().equals("DELETE");
        if (mayWait && isDeletion) {
            return false;
        }
        try {
            Ask ask = filled(Ask.plain(route, token));
            Journey.Step step = mayWait ? rehearsal.best(ask) : rehearsal.attempt(ask);
            if (mayWait && !step.answer().isGood() && !step.answer().isRefusal()) {
                return false;
            }
            rehearsal.add(step);
            if (mayWait && endsSession(rehearsal, step)) {
                rehearsal.steps().removeLast();
                ends.add(route);
                return false;
            }
            if (step.answer().isGood()) {
                seen.addAll(Rehearsal.texts(step));
            }
            if (isDeletion && step.answer().isGood()) {
                gone(rehearsal, step);
            }
        } catch (NotKnown e) {
            unclear.put(route.method() + " " + route.path(), String.valueOf(e.getMessage()));
        }
        return true;
    }

    /** What is deleted is asked for once more. */
    private static void gone(Rehearsal rehearsal, Journey.Step deletion) {
        for (Journey.Step step : List.copyOf(rehearsal.steps())) {
            boolean isIt =
                    step.ask().route().method().equals("GET")
                            && step.ask().route().path().equals(deletion.ask().route().path());
            if (isIt) {
                tried(rehearsal, step.ask()).ifPresent(rehearsal::add);
                return;
            }
        }
    }

    /** Whether what somebody could ask before is refused behind a step. */
    private static boolean endsSession(Rehearsal rehearsal, Journey.Step last) {
        boolean isHarmless =
                last.ask().token().isEmpty()
                        || last.ask().route().method().equals("GET")
                        || !last.answer().isGood();
        return !isHarmless
                && rehearsal.steps().stream()
                        .filter(step ->
                                !step.ask().token().isEmpty() && step.answer().status() != 401)
                        .findFirst()
                        .flatMap(step -> tried(rehearsal, step.ask()))
                        .filter(step -> step.answer().status() == 401)
                        .isPresent();
    }

    /** With ids of what was made before. */
    private Ask filled(Ask plain) {
        Ask ask = plain;
        for (String name : plain.section("params").fields().keySet()) {
            String path = plain.route().path();
            String owner = path.substring(0, path.indexOf("/:" + name));
            ask = changed(ask, "params", name, made(owner::equals, name));
        }
        for (String name : plain.section("body").fields().keySet()) {
            if (name.endsWith("Id")) {
                String thing = "/" + name.substring(0, name.length() - 2);
                ask = changed(ask, "body", name, made(path -> path.startsWith(thing), "id"));
            }
        }
        return ask;
    }

    private Ask changed(Ask ask, String section, String name, Journey.@Nullable Seen made) {
        Ask changed = made == null ? ask : ask.with(section, name, made.text());
        if (made == null || !changed.isTaken()) {
            return ask;
        }
        used.add(made);
        return changed;
    }

    /** A field of the last answer that something was made with. */
    private Journey.@Nullable Seen made(Predicate<String> where, String field) {
        return seen.reversed().stream()
                .filter(one ->
                        one.step().ask().route().method().equals("POST")
                                && where.test(one.step().ask().route().path())
                                && one.path().equals(List.of(field)))
                .findFirst()
                .orElse(null);
    }

    /** Each of its requests once more by who shows nothing, where that is refused. */
    private static List<Journey.Step> refusals(Rehearsal rehearsal, List<Journey.Step> steps) {
        List<Journey.Step> refusals = new ArrayList<>();
        Set<String> titles = new LinkedHashSet<>();
        for (Journey.Step step : steps) {
            Optional<Journey.Step> stranger =
                    step.ask().token().isEmpty() || !titles.add(step.title())
                            ? Optional.empty()
                            : tried(rehearsal, step.ask().by(""));
            if (stranger.isPresent() && stranger.get().answer().isRefusal()) {
                refusals.add(stranger.get());
                rehearsal.add(stranger.get());
            }
        }
        return refusals;
    }
}
