package dev.orchestrate.task.testgen.jest;

import java.util.Comparator;
import java.util.List;

/**
 * In which order the routes of a service are asked: what makes something comes before what needs
 * it.
 */
final class Itinerary {
    private Itinerary() {}

    /**
     * First all that is made, read and changed, thing by thing; then what else is done; then
     * deletion.
     */
    static List<RecordingServer.Route> order(List<RecordingServer.Route> routes) {
        List<String> things = routes.stream().map(Itinerary::thing).distinct().toList();
        Comparator<RecordingServer.Route> byThing =
                Comparator.comparingInt(route -> things.indexOf(thing(route)));
        return routes.stream()
                .sorted(
                        Comparator.comparingInt((RecordingServer.Route route) ->
                                        Math.max(rank(route, routes), Rank.CHANGE))
                                .thenComparing((one, other) ->
                                        isDeletion(one)
                                                ? byThing.compare(other, one)
                                                : byThing.compare(one, other))
                                .thenComparingInt(route -> rank(route, routes)))
                .toList();
    }

    private static final class Rank {
        static final int CREATE = 0;
        static final int READ = 1;
        static final int LIST = 2;
        static final int CHANGE = 3;
        static final int ACTION = 4;
        static final int DELETION = 5;
    }

    private static boolean isDeletion(RecordingServer.Route route) {
        return route.method().equals("DELETE");
    }

    /** What a route is about: the first part of its path. */
    private static String thing(RecordingServer.Route route) {
        return route.path().replaceFirst("^(/[^/]*).*$", "$1");
    }

    private static int rank(RecordingServer.Route route, List<RecordingServer.Route> all) {
        boolean isOne = route.path().contains(":");
        return switch (route.method()) {
            case "POST" ->
                    !isOne && all.stream().anyMatch(other -> isOneOf(other, route.path()))
                            ? Rank.CREATE
                            : Rank.ACTION;
            case "GET", "HEAD", "OPTIONS" -> isOne ? Rank.READ : Rank.LIST;
            case "DELETE" -> Rank.DELETION;
            default -> Rank.CHANGE;
        };
    }

    /** Whether a path names one of those that another path stands for. */
    private static boolean isOneOf(RecordingServer.Route one, String collection) {
        return one.path().startsWith(collection + "/:");
    }
}
