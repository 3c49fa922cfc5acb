package dev.orchestrate.task.testgen.js;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * Stands in for what chance decides and for what is slow on purpose, so that a service can be
 * followed from one request to the next: ids that differ, and digests of passwords that are equal
 * where the passwords are. Its values are not those of a real run; only that they are equal or not
 * tells something. Confined to a thread.
 */
public final class Chance {
    private int drawn;

    /** Lets a workspace's files be followed with it; before any is loaded. */
    public void standIn(Modules modules) {
        for (String name : List.of("crypto", "node:crypto")) {
            JsObject module = Digests.module();
            module.put("randomUUID", (JsFunction) (_, _) -> id());
            module.put("randomBytes", (JsFunction) (_, _) -> bytes());
            for (String slow : List.of("scrypt", "scryptSync", "pbkdf2", "pbkdf2Sync")) {
                module.put(slow, (JsFunction) (_, all) -> derived(all));
            }
            modules.provideAll(name, module);
        }
        for (String name : List.of("util", "node:util")) {
            JsObject util = JsObject.partial();
            util.put("promisify", (JsFunction) (_, all) -> all.getFirst());
            modules.provideAll(name, util);
        }
        modules.provideAll("uuid", of(Map.of("v4", (_, _) -> id(), "v7", (_, _) -> id())));
        modules.provideAll("nanoid", of(Map.of("nanoid", (_, _) -> id())));
        for (String name : List.of("bcrypt", "bcryptjs")) {
            modules.provideAll(
                    name,
                    of(
                            Map.of(
                                    "hash", (_, all) -> digest(all.getFirst()),
                                    "hashSync", (_, all) -> digest(all.getFirst()),
                                    "compare", (_, all) -> fits(all.get(0), all.get(1)),
                                    "compareSync", (_, all) -> fits(all.get(0), all.get(1)))));
        }
        modules.provideAll(
                "argon2",
                of(
                        Map.of(
                                "hash", (_, all) -> digest(all.getFirst()),
                                "verify", (_, all) -> fits(all.get(1), all.get(0)))));
    }

    /** As it was before anything was drawn. */
    public void again() {
        drawn = 0;
    }

    private static JsObject of(Map<String, JsFunction> functions) {
        JsObject module = JsObject.partial();
        functions.forEach(module::put);
        return module;
    }

    private String id() {
        return "00000000-0000-4000-8000-%012d".formatted(++drawn);
    }

    private JsBytes bytes() {
        return new JsBytes(ByteBuffer.allocate(16).putInt(++drawn).array());
    }

    private static Object derived(List<Object> all) {
        Object digest =
                all.contains(Nothing.UNKNOWN)
                        ? Nothing.UNKNOWN
                        : Digests.signature(all.get(1), all.get(0));
        if (all.getLast() instanceof JsFunction callback) {
            return callback.call(Nothing.UNDEFINED, List.of(Nothing.NULL, digest));
        }
        return digest;
    }

    private static Object digest(Object password) {
        return password instanceof String text ? "digest of " + text : Nothing.UNKNOWN;
    }

    private static Object fits(Object password, Object digest) {
        return password instanceof String && digest instanceof String
                ? (Object) digest(password).equals(digest)
                : Nothing.UNKNOWN;
    }
}
