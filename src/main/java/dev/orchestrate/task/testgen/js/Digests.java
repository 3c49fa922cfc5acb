package dev.orchestrate.task.testgen.js;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What Node's {@code crypto} computes from its arguments alone; chance is not followed. */
final class Digests {
    private static final Map<String, String> NAMES =
            Map.of("sha1", "SHA1", "sha256", "SHA256", "sha384", "SHA384", "sha512", "SHA512");

    private Digests() {}

    /** Computes a digest of all that was given to it. */
    private interface Digest {
        byte[] of(byte[] content) throws GeneralSecurityException;
    }

    static JsObject module() {
        JsObject module = JsObject.partial();
        module.put("createHmac", (JsFunction) (_, all) -> hmac(all));
        module.put("createHash", (JsFunction) (_, all) -> hash(all));
        module.put(
                "timingSafeEqual",
                (JsFunction)
                        (_, all) ->
                                all.get(0) instanceof JsBytes one
                                                && all.get(1) instanceof JsBytes other
                                        ? (Object) areSame(one, other)
                                        : Nothing.UNKNOWN);
        return module;
    }

    static boolean areSame(JsBytes one, JsBytes other) {
        return MessageDigest.isEqual(one.content(), other.content());
    }

    /** What signs a content with a key (HMAC of SHA-256); both are texts or buffers. */
    static JsBytes signature(Object key, Object content) {
        return new JsBytes(of(keyed("HmacSHA256", bytes(key)), bytes(content)));
    }

    private static Digest keyed(String algorithm, byte[] key) {
        return content -> {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(content);
        };
    }

    private static Object hmac(List<Object> all) {
        Object key = all.get(1);
        // Java takes no empty key, which is one there.
        if (key == Nothing.UNKNOWN || key.equals("")) {
            return Nothing.UNKNOWN;
        }
        return digest(keyed("Hmac" + name(all.getFirst()), bytes(key)), new byte[0]);
    }

    private static Object hash(List<Object> all) {
        String name = name(all.getFirst()).replace("SHA", "SHA-");
        return digest(content -> MessageDigest.getInstance(name).digest(content), new byte[0]);
    }

    private static String name(Object algorithm) {
        String name = NAMES.get(Operators.text(algorithm));
        if (name == null) {
            throw new NotKnown("the digest `" + Operators.text(algorithm) + "` is not followed");
        }
        return name;
    }

    private static JsObject digest(Digest digest, byte[] content) {
        JsObject object = JsObject.partial();
        object.put(
                "update",
                (JsFunction)
                        (_, all) ->
                                all.getFirst() == Nothing.UNKNOWN
                                        ? Nothing.UNKNOWN
                                        : digest(digest, joined(content, bytes(all.getFirst()))));
        object.put("digest", (JsFunction) (_, all) -> Buffers.digested(of(digest, content), all));
        return object;
    }

    private static byte[] of(Digest digest, byte[] content) {
        try {
            return digest.of(content);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new NotKnown("a digest is not followed: " + e.getMessage());
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = new byte[first.length + second.length];
        System.arraycopy(first, 0, joined, 0, first.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static byte[] bytes(Object value) {
        return switch (value) {
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            case JsBytes bytes -> bytes.content();
            default -> throw new NotKnown("what is digested is not known");
        };
    }
}
