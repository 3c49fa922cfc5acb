package dev.orchestrate.roadmap;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task that a roadmap may have.
 *
 * @param keys of the task, in the order in which they are written; values are texts, whole numbers,
 *     flags, lists and maps
 * @param proof another one that must stay for this one to stay, where this one can not be tried
 *     before an earlier task has run; null for one that is tried itself
 */
record Item(Section section, String name, Map<String, Object> keys, @Nullable Item proof) {

    Item(Section section, String name, Map<String, Object> keys) {
        this(section, name, keys, null);
    }

    static Item edit(Section section, String name, String action, String target) {
        return new Item(section, name, keys("config_edit", "action", action, "target", target));
    }

    static Item test(Section section, String kind, String target) {
        return new Item(
                section,
                shortName(target),
                keys("test_generation", "kind", kind, "target", target));
    }

    /** With its folder, as many are called {@code index.ts}. */
    private static String shortName(String path) {
        String folder = Repository.name(Repository.folder(path));
        return folder.isEmpty() ? path : folder + "/" + Repository.name(path);
    }

    static Item file(Section section, String name, String template) {
        return new Item(section, name, keys("file_generation", "template", template));
    }

    /** The same with one more key. */
    Item with(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(keys);
        more.put(key, value);
        return new Item(section, name, more, proof);
    }

    /** The same, kept where another is. */
    Item provenBy(Item other) {
        return new Item(section, name, keys, other);
    }

    private static Map<String, Object> keys(String type, String... pairs) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("type", type);
        for (int i = 0; i < pairs.length; i += 2) {
            keys.put(pairs[i], pairs[i + 1]);
        }
        return keys;
    }
}
