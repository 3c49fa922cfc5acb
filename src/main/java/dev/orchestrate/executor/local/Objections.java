package dev.orchestrate.executor.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.AttemptRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What no local executor takes, whatever it runs on. */
final class Objections {
    /** In bytes, so that a record has room for it. */
    private static final int LONGEST_TASK = 2000;

    private Objections() {}

    static @Nullable String to(AttemptKey key, AttemptRequest request, LocalSettings settings) {
        if (!key.run().equals(settings.run())) {
            return "the attempt is of run `" + key.run() + "`, not of `" + settings.run() + "`";
        }
        if (key.task().getBytes(UTF_8).length > LONGEST_TASK) {
            return "the name of the task is longer than " + LONGEST_TASK + " bytes";
        }
        if (hasNul(key.task())) {
            return "the name of the task holds a NUL character";
        }
        if (!request.directory().isAbsolute() || !request.log().isAbsolute()) {
            return "a folder and a log are absolute paths";
        }
        for (String argument : request.argv()) {
            if (hasNul(argument)) {
                return "an argument holds a NUL character";
            }
        }
        return toEnvironment(request.environment());
    }

    private static @Nullable String toEnvironment(Map<String, @Nullable String> environment) {
        for (var variable : environment.entrySet()) {
            String name = variable.getKey();
            String value = variable.getValue();
            if (name.isEmpty() || name.indexOf('=') >= 0 || hasNul(name)) {
                return "`" + name + "` is no name of a variable";
            }
            if (value != null && hasNul(value)) {
                return "the value of variable `" + name + "` holds a NUL character";
            }
        }
        return null;
    }

    private static boolean hasNul(String text) {
        return text.indexOf('\0') >= 0;
    }
}
