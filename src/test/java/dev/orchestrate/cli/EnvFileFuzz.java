package dev.orchestrate.cli;

import dev.orchestrate.run.ProblemException;
import dev.orchestrate.testing.Rule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Any bytes as a {@code .env}: it is refused with its line, or its variables, written in quotes,
 * read as the same again.
 */
public final class EnvFileFuzz {
    private static final Path FILE = Path.of(".env");

    private EnvFileFuzz() {}

    /** Returns if all of this holds of the input. */
    public static void check(byte[] input) {
        Map<String, String> values;
        try {
            values = DotEnv.parse(FILE, input);
        } catch (ProblemException e) {
            Rule.holds(e.problem().contains("`.env`"), "the file is named", e.problem());
            Rule.holds(e.problem().lines().count() == 1, "a problem is one line", e.problem());
            return;
        }
        byte[] written = written(values).getBytes(StandardCharsets.UTF_8);
        Rule.same(DotEnv.parse(FILE, written), values, "what is written reads the same");
    }

    private static String written(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        values.forEach(
                (name, value) -> text.append(name).append('=').append(quoted(value)).append('\n'));
        return text.toString();
    }

    private static String quoted(String value) {
        return '"'
                + value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("$", "\\$")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }
}
