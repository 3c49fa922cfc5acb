package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.Operators;
import dev.orchestrate.task.testgen.suite.Case;
import dev.orchestrate.task.testgen.suite.Group;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A journey as tests, one for each request: what an answer tells is used by those after it. */
final class JourneyLines {
    private final Journey journey;

    /** By texts of answers, how they are called in the tests. */
    private final Map<String, String> names = new LinkedHashMap<>();

    JourneyLines(Journey journey) {
        this.journey = journey;
        for (Journey.Seen seen : journey.used()) {
            if (!isTold(seen)) {
                names.put(seen.text(), free("known." + name(seen)));
            }
        }
        Journey.Seen credential = journey.credential();
        if (credential != null) {
            names.put(credential.text(), "token");
        }
    }

    /** A name that stands for nothing else yet. */
    private String free(String wanted) {
        String name = wanted;
        for (int i = 2; names.containsValue(name); i++) {
            name = wanted + i;
        }
        return name;
    }

    /** Whether it was given with the request that it is an answer to. */
    private static boolean isTold(Journey.Seen seen) {
        return seen.step().ask().sections().values().stream()
                .anyMatch(section -> Rehearsal.has(section, seen.text()));
    }

    private static String name(Journey.Seen seen) {
        String path = seen.step().ask().route().path().replaceFirst("/:.*", "");
        String thing = path.substring(path.lastIndexOf('/') + 1);
        String one = thing.replaceFirst("ies$", "y").replaceFirst("(?<!s)s$", "");
        String field = seen.path().getLast();
        return one.replaceAll("\\W", "")
                + Character.toUpperCase(field.charAt(0))
                + field.substring(1);
    }

    Group group() {
        List<Case> cases = new ArrayList<>();
        Set<String> titles = new HashSet<>();
        for (Journey.Step step : journey.steps()) {
            String again = titles.add(step.title()) ? "" : " once it is deleted";
            cases.add(asked(step, again));
        }
        journey.unclear()
                .forEach((title, why) ->
                        cases.add(
                                Case.pending(
                                        title
                                                + " answers (not known from the source: "
                                                + why
                                                + ")")));
        cases.add(nowhere());
        List<Group> inner = new ArrayList<>();
        if (!journey.refusals().isEmpty()) {
            List<String> setup = List.of("beforeAll(() => {", "  token = '';", "});");
            List<Case> refused = journey.refusals().stream().map(step -> asked(step, "")).toList();
            inner.add(new Group("logged out", setup, refused, List.of()));
        } else if (journey.steps().stream().anyMatch(step -> step.answer().status() == 401)) {
            cases.add(
                    Case.pending(
                            "goes on as somebody who is logged in (the source does not show which"
                                    + " answer proves who one is)"));
        }
        return new Group("journey", setup(), cases, inner);
    }

    private static Case nowhere() {
        return Case.of(
                "answers 404 where there is nothing",
                List.of(
                        "const answer = await ask('GET', '/nowhere-at-all');",
                        "expect(answer.status).toBe(404);"));
    }

    private List<String> setup() {
        ServiceStart.Started start = journey.start();
        List<String> lines = new ArrayList<>();
        lines.add("let base = '';");
        lines.add("let stop: () => Promise<unknown> = async () => {};");
        boolean hasToken = journey.credential() != null;
        if (hasToken) {
            lines.add("let token = '';");
        }
        if (names.values().stream().anyMatch(name -> name.startsWith("known."))) {
            lines.add("const known: Record<string, string> = {};");
        }
        lines.addAll(started(start));
        lines.add(
                "const ask = async (method: string, path: string, body?: object, more = {}) => {");
        lines.add("  const response = await fetch(`${base}${path}`, {");
        lines.add("    method,");
        lines.add("    headers: {");
        lines.add("      ...(body && { 'content-type': 'application/json' }),");
        if (hasToken) {
            lines.add("      ...(token && { authorization: `Bearer ${token}` }),");
        }
        lines.add("      ...more,");
        lines.add("    },");
        lines.add("    body: body && JSON.stringify(body),");
        lines.add("  });");
        lines.add("  const text = await response.text();");
        lines.add(
                "  return { status: response.status, body: text ? JSON.parse(text) : undefined };");
        lines.add("};");
        return lines;
    }

    /** Lines that start the service before the tests and stop it after them. */
    static List<String> started(ServiceStart.Started start) {
        return List.of(
                "beforeAll(async () => {",
                "  const app = await " + start.call() + ";",
                "  base = await app" + start.path() + ".listen({ host: '127.0.0.1', port: 0 });",
                "  stop = () => app" + start.path() + ".close();",
                "});",
                "afterAll(() => stop());");
    }

    private Case asked(Journey.Step step, String when) {
        List<String> lines = new ArrayList<>();
        int status = step.answer().status();
        lines.add("const answer = await ask(" + arguments(step.ask()) + ");");
        lines.add("expect(answer.status).toBe(" + status + ");");
        String what = "";
        for (Journey.Seen seen : Rehearsal.texts(step)) {
            String name = names.get(seen.text());
            String path = "answer.body." + String.join(".", seen.path());
            if (name != null && isSource(seen)) {
                lines.add(name + " = " + path + ";");
                what = name.equals("token") ? " and gives a token" : what;
            } else if (name != null && step.ask().route().method().equals("GET") && isAsked(seen)) {
                lines.add("expect(" + path + ").toBe(" + name + ");");
            }
        }
        return Case.of(step.title() + " answers " + status + what + when, lines);
    }

    private boolean isSource(Journey.Seen seen) {
        return journey.used().contains(seen) || seen.equals(journey.credential());
    }

    private static boolean isAsked(Journey.Seen seen) {
        return Rehearsal.has(seen.step().ask().section("params"), seen.text());
    }

    private String arguments(Ask ask) {
        JsObject headers = ask.section("headers");
        String more = headers.fields().isEmpty() ? "" : ", " + named(Printer.value(headers));
        String body = ask.hasBody() ? ", " + named(Printer.value(ask.section("body"))) : "";
        String gap = body.isEmpty() && !more.isEmpty() ? ", undefined" : body;
        return Printer.text(ask.route().method()) + ", " + path(ask) + gap + more;
    }

    /** With the names of what was learned in the place of what it was. */
    private String named(String written) {
        String text = written;
        for (Map.Entry<String, String> name : names.entrySet()) {
            text = text.replace(Printer.text(name.getKey()), name.getValue());
        }
        return text;
    }

    private String path(Ask ask) {
        String path = ask.route().path();
        boolean isTemplate = false;
        for (Map.Entry<String, Object> param : ask.section("params").fields().entrySet()) {
            String name = names.get(Operators.text(param.getValue()));
            isTemplate |= name != null;
            path =
                    path.replace(
                            ":" + param.getKey(),
                            name == null ? encoded(param.getValue()) : "${" + name + "}");
        }
        List<String> query = new ArrayList<>();
        ask.section("querystring")
                .fields()
                .forEach((name, value) -> query.add(encoded(name) + "=" + encoded(value)));
        String whole = query.isEmpty() ? path : path + "?" + String.join("&", query);
        return isTemplate ? "`" + whole + "`" : Printer.text(whole);
    }

    private static String encoded(Object value) {
        return URLEncoder.encode(Operators.text(value), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
