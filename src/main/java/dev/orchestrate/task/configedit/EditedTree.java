package dev.orchestrate.task.configedit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a file should say when an edit is made. Trees that are given in stay as they are. */
final class EditedTree {
    private EditedTree() {}

    static @Nullable Object of(@Nullable Object tree, Edit edit) {
        return at(tree, edit.path(), edit);
    }

    private static @Nullable Object at(@Nullable Object tree, List<Object> path, Edit edit) {
        if (edit instanceof Edit.Insert insert && path.isEmpty()) {
            List<@Nullable Object> list = new ArrayList<>(Tree.list(tree));
            list.add(insert.index(), plain(insert.value()));
            return list;
        }
        Object part = path.getFirst();
        List<Object> rest = path.subList(1, path.size());
        boolean here = rest.isEmpty() && !(edit instanceof Edit.Insert);
        if (part instanceof Integer index) {
            List<@Nullable Object> list = new ArrayList<>(Tree.list(tree));
            if (here && edit instanceof Edit.Cut) {
                list.remove(index.intValue());
            } else if (here && edit instanceof Edit.Put put) {
                list.set(index, plain(put.value()));
            } else {
                list.set(index, at(list.get(index), rest, edit));
            }
            return list;
        }
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        if (tree instanceof Map<?, ?> old) {
            old.forEach(map::put);
        }
        if (here && edit instanceof Edit.Put put) {
            map.put(part, plain(put.value()));
        } else if (here) {
            map.remove(part);
        } else {
            map.put(part, at(map.get(part), rest, edit));
        }
        return map;
    }

    private static @Nullable Object plain(Object value) {
        return switch (value) {
            case Edit.Nothing _ -> null;
            case Edit.Noted(String text, String _) -> text;
            case Edit.OneLine(List<?> list) -> plain(list);
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, v) -> copy.put(key, plain(v)));
                yield copy;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(item -> copy.add(plain(item)));
                yield copy;
            }
            default -> value;
        };
    }
}
