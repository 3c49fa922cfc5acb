package dev.orchestrate.conformance;

import java.util.regex.Pattern;

/** Replaces what differs from run to run: the one place that says what that is. */
final class Normal {
    private static final Pattern RUN = Pattern.compile("\\b\\d{8}-\\d{6}\\.\\d{3}-[0-9a-f]{4}\\b");
    private static final Pattern INSTANT =
            Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d([.]\\d+)?(Z| UTC)?");
    private static final Pattern SECONDS = Pattern.compile("(?<![\\w.])\\d+\\.\\d+s\\b");
    private static final Pattern DIGEST = Pattern.compile("\\b[0-9a-f]{64}\\b");
    private static final Pattern SPEED_UP = Pattern.compile(", \\d+(\\.\\d+)?x faster[^\\n]*");

    private Normal() {}

    static String of(String text, Place place) {
        String normal = text.replace(place.workspace().toString(), "WORKSPACE");
        normal = normal.replace(place.folder().toString(), "FOLDER");
        normal = RUN.matcher(normal).replaceAll("RUN");
        normal = INSTANT.matcher(normal).replaceAll("TIME");
        normal = DIGEST.matcher(normal).replaceAll("DIGEST");
        normal = SPEED_UP.matcher(normal).replaceAll("");
        return SECONDS.matcher(normal).replaceAll("Ns");
    }
}
