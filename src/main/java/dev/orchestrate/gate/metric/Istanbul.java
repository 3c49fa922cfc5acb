package dev.orchestrate.gate.metric;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Istanbul's reporters write: {@code coverage-summary.json}, whose {@code total} has the
 * counts, and {@code coverage-final.json}, which has how often each part of each file was run.
 */
final class Istanbul {
    private static final Map<String, String> SUMMARY =
            Map.of(
                    "line", "lines",
                    "statement", "statements",
                    "function", "functions",
                    "branch", "branches");

    private Istanbul() {}

    static Reading read(byte[] content) throws MalformedReport {
        JsonNode root = parse(content);
        Reading reading = new Reading();
        JsonNode total = root.get("total");
        if (total != null) {
            SUMMARY.forEach((name, key) -> summary(name, total.path(key), reading));
        } else {
            for (JsonNode file : values(root)) {
                hits("statement", values(file.get("s")), reading);
                hits("function", values(file.get("f")), reading);
                values(file.get("b")).forEach(arms -> hits("branch", values(arms), reading));
            }
        }
        if (reading.names().isEmpty()) {
            throw new MalformedReport("has neither a `total` nor files with counts");
        }
        return reading;
    }

    private static JsonNode parse(byte[] content) throws MalformedReport {
        try {
            JsonNode root = JsonMapper.shared().readTree(content);
            if (!root.isObject()) {
                throw new MalformedReport("is no JSON object");
            }
            return root;
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new MalformedReport("is not JSON: line " + line, e);
        }
    }

    private static void summary(String name, JsonNode counts, Reading reading) {
        if (counts.path("total").isIntegralNumber() && counts.path("covered").isIntegralNumber()) {
            reading.share(name, counts.get("covered").asLong(), counts.get("total").asLong());
        }
    }

    private static void hits(String name, Collection<JsonNode> counts, Reading reading) {
        long hit = counts.stream().filter(count -> count.asLong(0) > 0).count();
        reading.share(name, hit, counts.size());
    }

    private static Collection<JsonNode> values(@Nullable JsonNode node) {
        return node == null || !node.isContainer() ? java.util.List.of() : node.values();
    }
}
