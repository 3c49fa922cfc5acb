package dev.orchestrate.task.configedit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Entries that come into a map of a part of a file. */
final class Mappings {
    private Mappings() {}

    /**
     * What is missing of the wanted entries, or has another value; the map is made where it is not
     * there.
     *
     * @param owner the path of the part
     * @param there the map's entries now
     */
    static List<Edit> into(
            List<Object> owner, String key, Map<String, Object> there, Map<String, Object> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        if (there.isEmpty()) {
            return List.of(Edit.Put.of(Edit.path(owner, key), wanted));
        }
        List<Edit> edits = new ArrayList<>();
        wanted.forEach((name, value) -> {
            if (!String.valueOf(value).equals(String.valueOf(there.get(name)))) {
                edits.add(Edit.Put.of(Edit.path(owner, key, name), value));
            }
        });
        return edits;
    }
}
