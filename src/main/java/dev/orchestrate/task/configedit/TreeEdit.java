package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code set}, {@code remove}, {@code append} and {@code merge}: what a file says at one path
 * becomes another.
 *
 * @param value null for a deed without one
 * @param format null where the file's name tells it
 */
record TreeEdit(Deed deed, String path, @Nullable Object value, @Nullable String format)
        implements GeneralAction {
    /** What is done there. */
    enum Deed {
        SET,
        REMOVE,
        APPEND,
        MERGE;

        /** As in {@code action: WORD}. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ActionSpec spec(Deed deed) {
        return new ActionSpec(deed.word(), description(deed), keys -> of(deed, keys));
    }

    private static String description(Deed deed) {
        return switch (deed) {
            case SET -> "gives a key a value, and makes the maps on the way";
            case REMOVE -> "takes a key or an item away";
            case APPEND -> "puts an item at the end of a list that lacks it";
            case MERGE -> "gives a map the keys of another, and so on in the maps below";
        };
    }

    private static TreeEdit of(Deed deed, Keys keys) throws TaskProblem {
        return new TreeEdit(
                deed,
                keys.needed(
                        "path",
                        "where: keys with dots between them, `[0]`, `[name=Scan]`, quotes around"
                                + " names with dots"),
                deed == Deed.REMOVE ? null : keys.neededValue("value", "what is put there"),
                GeneralAction.format(keys));
    }

    @Override
    public Edited edit(String file, String text) throws TaskProblem {
        Format of = Format.of(file, format);
        ValuePath where = of.isFlat() ? ValuePath.flat(path) : ValuePath.parse(path);
        List<Edit> edits =
                Changes.of(deed, of.tree(text), where, value == null ? null : value(of, value));
        return edits.isEmpty()
                ? new Edited.Same(alreadySo(), true)
                : new Edited.Changed(of.edit(text, edits), List.of());
    }

    private Object value(Format of, Object given) throws TaskProblem {
        boolean scalar = !(given instanceof List) && !(given instanceof Map);
        if (of.isFlat() && (deed != Deed.SET || !scalar)) {
            throw TaskProblem.config(
                    "`action: "
                            + deed.word()
                            + "`: values in such a file are texts: take `set`, with a text");
        }
        return of.value(given);
    }

    private String alreadySo() {
        return switch (deed) {
            case REMOVE -> "there is no `" + path + "`";
            case APPEND -> "`" + path + "` has that item";
            case SET, MERGE -> "`" + path + "` is so";
        };
    }
}
