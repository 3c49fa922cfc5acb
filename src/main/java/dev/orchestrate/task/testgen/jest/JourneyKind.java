package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.task.testgen.js.Chance;
import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.NotKnown;
import dev.orchestrate.task.testgen.suite.Case;
import dev.orchestrate.task.testgen.suite.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tests of the whole service: started by its own function, asked over HTTP. */
final class JourneyKind {
    private static final int REQUESTS = 200;
    private static final int MOST_MILLISECONDS = 1_000;

    private final ServiceStart start;

    JourneyKind(Subject subject, Chance chance) {
        this.start = new ServiceStart(subject, chance);
    }

    List<Group> journey() {
        return new JourneySearch(start)
                .find()
                .map(journey -> List.of(new JourneyLines(journey).group()))
                .orElse(List.of());
    }

    List<Group> load() {
        ServiceStart.Started started = start.start(new JsObject());
        if (started.service() == null) {
            return List.of();
        }
        List<String> setup = new ArrayList<>();
        setup.add("let base = '';");
        setup.add("let stop: () => Promise<unknown> = async () => {};");
        setup.addAll(JourneyLines.started(started));
        return List.of(
                new Group("load", setup, List.of(bounded(open(started.service()))), List.of()));
    }

    /** The path of a route that answers everybody. */
    private static Optional<String> open(FollowedServer service) {
        return service.routes().stream()
                .filter(route -> route.method().equals("GET") && !route.path().contains(":"))
                .filter(route -> answers(service, route))
                .map(RecordingServer.Route::path)
                .findFirst();
    }

    private static boolean answers(FollowedServer service, RecordingServer.Route route) {
        try {
            return service.ask(Ask.plain(route, "")).status() == 200;
        } catch (NotKnown e) {
            return false;
        }
    }

    private static Case bounded(Optional<String> path) {
        if (path.isEmpty()) {
            return Case.pending("bears a load (no route that answers everybody is known)");
        }
        return Case.of(
                "bears " + REQUESTS + " requests of GET " + path.get() + " on ten connections",
                List.of(
                        "const result = await require('autocannon')({",
                        "  url: `${base}" + path.get() + "`,",
                        "  connections: 10,",
                        "  amount: " + REQUESTS + ",",
                        "});",
                        "expect(result.errors).toBe(0);",
                        "expect(result.timeouts).toBe(0);",
                        "expect(result.non2xx).toBe(0);",
                        "expect(result.latency.p99).toBeLessThan(" + MOST_MILLISECONDS + ");"));
    }
}
