package dev.orchestrate.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orchestrate.plan.ErrorClass;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a program has said of its own end, on its standard output.
 *
 * @param message for people; null where it said none
 * @param errorClass of a failure, where it named one
 * @param outputs the task's, of a success
 */
public record Reply(
        Status status,
        @Nullable String message,
        @Nullable ErrorClass errorClass,
        Map<String, String> outputs) {
    /** Of a reply, in bytes. */
    public static final int MOST_BYTES = 1 << 20;

    private static final int MOST_SHOWN = 200;
    private static final Set<String> KEYS = Set.of("status", "message", "class", "outputs");

    public Reply {
        outputs = Map.copyOf(outputs);
    }

    public enum Status {
        SUCCEEDED,
        FAILED,
        /** There was nothing to do. */
        SKIPPED
    }

    /**
     * Reads a reply.
     *
     * @param content whole, or, of one that is too large, its beginning: more than {@link
     *     #MOST_BYTES}
     * @throws TaskProblem it is none; permanent, since the program would say so again
     */
    public static Reply read(byte[] content) throws TaskProblem {
        if (content.length > MOST_BYTES) {
            throw unusable("is larger than 1MB", content, null);
        }
        JsonNode document;
        try {
            document =
                    JsonMapper.builder()
                            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                            .build()
                            .readTree(content);
        } catch (JacksonException e) {
            throw unusable("is not JSON", content, e);
        }
        if (document.isMissingNode()) {
            throw unusable("is empty", content, null);
        }
        Status status = word(Status.values(), document.path("status"));
        String fault = status == null ? noStatus(document) : fault(status, document);
        if (status == null || fault != null) {
            throw unusable(String.valueOf(fault), content, null);
        }
        Map<String, String> outputs = new LinkedHashMap<>();
        document.path("outputs")
                .forEachEntry((name, value) -> outputs.put(name, value.stringValue()));
        return new Reply(
                status,
                document.path("message").asString(null),
                word(ErrorClass.values(), document.path("class")),
                outputs);
    }

    private static String noStatus(JsonNode document) {
        return document.isObject()
                ? "has no `status` that is `succeeded`, `failed` or `skipped`"
                : "is not an object";
    }

    /** Null for a good one. */
    private static @Nullable String fault(Status status, JsonNode document) {
        for (String key : document.propertyNames()) {
            if (!KEYS.contains(key)) {
                return "has the unknown key `" + key + "`";
            }
        }
        if (document.has("message") && !document.path("message").isString()) {
            return "has a `message` that is not a text";
        }
        return document.has("class") ? classFault(status, document) : outputFault(document);
    }

    private static @Nullable String classFault(Status status, JsonNode document) {
        if (status != Status.FAILED) {
            return "has a `class`, which is for failures";
        }
        return word(ErrorClass.values(), document.path("class")) == null
                ? "has a `class` that is not `transient`, `permanent`, `config` or `timeout`"
                : outputFault(document);
    }

    private static @Nullable String outputFault(JsonNode document) {
        if (!document.has("outputs")) {
            return null;
        }
        JsonNode outputs = document.path("outputs");
        if (!outputs.isObject()) {
            return "has `outputs` that are not an object";
        }
        for (Map.Entry<String, JsonNode> output : outputs.properties()) {
            String fault = outputFault(output.getKey(), output.getValue());
            if (fault != null) {
                return "has an output `" + output.getKey() + "` that " + fault;
            }
        }
        return null;
    }

    private static @Nullable String outputFault(String name, JsonNode value) {
        if (!OutputLines.isName(name)) {
            return "has no name of letters, digits and `_`";
        }
        return value.isString() ? OutputLines.fault(value.stringValue()) : "is not a text";
    }

    private static <E extends Enum<E>> @Nullable E word(E[] words, JsonNode node) {
        for (E word : words) {
            if (node.isString()
                    && node.stringValue().equals(word.name().toLowerCase(Locale.ROOT))) {
                return word;
            }
        }
        return null;
    }

    private static TaskProblem unusable(String fault, byte[] content, @Nullable Throwable cause) {
        String text = new String(content, 0, Math.min(content.length, 4 * MOST_SHOWN), UTF_8);
        int shown = text.codePointCount(0, text.length());
        String beginning =
                text.substring(0, text.offsetByCodePoints(0, Math.min(shown, MOST_SHOWN)));
        String message =
                "its answer " + fault + (beginning.isBlank() ? "" : ": " + beginning.strip());
        return cause == null
                ? new TaskProblem(ErrorClass.PERMANENT, message)
                : new TaskProblem(ErrorClass.PERMANENT, message, cause);
    }
}
