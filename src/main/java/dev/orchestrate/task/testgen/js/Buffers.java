package dev.orchestrate.task.testgen.js;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Node's {@code Buffer}, as far as tokens and digests are made with it. */
final class Buffers {
    private Buffers() {}

    /** {@code Buffer}, with its functions. */
    static JsObject type() {
        JsObject type = JsObject.partial();
        type.put("from", (JsFunction) (_, all) -> from(all));
        type.put("byteLength", (JsFunction) (_, all) -> length(from(all)));
        return type;
    }

    private static Object from(List<Object> all) {
        return switch (all.getFirst()) {
            case String text -> decoded(text, encoding(all, 1));
            case JsBytes bytes -> bytes;
            default -> Nothing.UNKNOWN;
        };
    }

    private static Object length(Object value) {
        return value instanceof JsBytes bytes ? (Object) (double) bytes.content().length : value;
    }

    static Object member(JsBytes bytes, String name) {
        return switch (name) {
            case "length", "byteLength" -> (double) bytes.content().length;
            case "toString" -> (JsFunction) (_, all) -> encoded(bytes.content(), encoding(all, 0));
            case "equals" ->
                    (JsFunction)
                            (_, all) ->
                                    all.getFirst() instanceof JsBytes other
                                            ? (Object) Digests.areSame(bytes, other)
                                            : Nothing.UNKNOWN;
            default -> Nothing.UNKNOWN;
        };
    }

    private static String encoding(List<Object> all, int at) {
        return at < all.size() && all.get(at) instanceof String name ? name : "utf8";
    }

    /** As a text of an encoding; a buffer where none is named. */
    static Object digested(byte[] content, List<Object> all) {
        return all.isEmpty() ? new JsBytes(content) : encoded(content, encoding(all, 0));
    }

    private static Object encoded(byte[] content, String encoding) {
        return switch (encoding) {
            case "utf8", "utf-8" -> new String(content, StandardCharsets.UTF_8);
            case "hex" -> HexFormat.of().formatHex(content);
            case "base64" -> Base64.getEncoder().encodeToString(content);
            case "base64url" -> Base64.getUrlEncoder().withoutPadding().encodeToString(content);
            default -> Nothing.UNKNOWN;
        };
    }

    private static Object decoded(String text, String encoding) {
        try {
            return switch (encoding) {
                case "utf8", "utf-8" -> new JsBytes(text.getBytes(StandardCharsets.UTF_8));
                case "hex" -> new JsBytes(HexFormat.of().parseHex(text));
                case "base64", "base64url" ->
                        new JsBytes(
                                Base64.getUrlDecoder()
                                        .decode(text.replace('+', '-').replace('/', '_')));
                default -> Nothing.UNKNOWN;
            };
        } catch (IllegalArgumentException e) {
            // Node reads on behind what is wrong, by rules of its own.
            return Nothing.UNKNOWN;
        }
    }
}
