package dev.orchestrate.console;

import dev.orchestrate.run.Event;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was noted, in words; of a kind that is not known, its data one by one. */
final class ToldNote {
    private ToldNote() {}

    static Told of(Event.Noted noted) {
        Map<String, String> data = noted.data();
        String why = data.getOrDefault("why", "");
        return switch (noted.source() + " " + noted.kind()) {
            case "inbox refused" -> note(noted, "refused a decision: " + why + hint(data));
            case "inbox malformed" ->
                    note(noted, "set `" + data.getOrDefault("file", "") + "` aside: " + why);
            case "executor stalling" ->
                    ofTask(noted, "has written nothing for " + quiet(data.get("quiet_ms")));
            case "executor warning" -> ofTask(noted, data.getOrDefault("text", ""));
            case "executor unreachable" -> ofTask(noted, "can not be reached: " + why);
            case "cli retry" ->
                    new Told(
                            Mark.NOTE,
                            "phase " + data.getOrDefault("phase", ""),
                            "is to be tried again");
            default -> note(noted, noted.kind() + listed(data));
        };
    }

    private static Told note(Event.Noted noted, String words) {
        return new Told(Mark.NOTE, noted.source(), words);
    }

    private static Told ofTask(Event.Noted noted, String words) {
        String attempt = noted.data().getOrDefault("attempt", "1");
        return new Told(
                Mark.NOTE,
                noted.data().getOrDefault("task", noted.source()),
                (attempt.equals("1") ? "" : "attempt " + attempt + ": ") + words);
    }

    private static String hint(Map<String, String> data) {
        String hint = data.get("hint");
        return hint == null ? "" : " (" + hint + ")";
    }

    private static String quiet(@Nullable String millis) {
        try {
            return millis == null ? "a while" : Words.duration(Long.parseLong(millis));
        } catch (NumberFormatException _) {
            return millis + " ms";
        }
    }

    /** In an order of its own: that of the data is not kept. */
    private static String listed(Map<String, String> data) {
        StringBuilder all = new StringBuilder();
        new TreeMap<>(data)
                .forEach((key, value) -> {
                    all.append(all.isEmpty() ? ": " : ", ").append(key).append(' ').append(value);
                });
        return all.toString();
    }
}
