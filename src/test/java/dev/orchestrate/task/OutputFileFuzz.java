package dev.orchestrate.task;

import dev.orchestrate.testing.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Any bytes as the outputs of a task: they are refused with their line, or their values, written as
 * blocks, read as the same again.
 */
public final class OutputFileFuzz {
    private static final String SECRET = "hunter2";

    private OutputFileFuzz() {}

    /** Returns if all of this holds of the input. */
    public static void check(byte[] input) {
        Map<String, String> values;
        try {
            values = read(input);
        } catch (TaskProblem e) {
            Rule.holds(
                    e.message().startsWith("`ORCHESTRATE_OUTPUT`: line ")
                            && e.message().lines().count() == 1,
                    "a problem is one line, and names one",
                    e.message());
            return;
        }
        Rule.holds(
                values.values().stream().noneMatch(value -> value.contains(SECRET)),
                "no value holds a secret",
                values);
        try {
            byte[] written = written(values).getBytes(StandardCharsets.UTF_8);
            Rule.same(read(written), values, "what is written reads the same");
        } catch (TaskProblem e) {
            throw new AssertionError("what was read can not be written", e);
        }
    }

    private static Map<String, String> read(byte[] content) throws TaskProblem {
        return new OutputLines(content, text -> text.contains(SECRET)).read().values();
    }

    private static String written(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> {
            String word = "END";
            while (value.contains(word)) {
                word += "_";
            }
            text.append(name).append("<<").append(word).append('\n');
            text.append(value.isEmpty() ? "" : value + "\n").append(word).append('\n');
        });
        return text.toString();
    }
}
