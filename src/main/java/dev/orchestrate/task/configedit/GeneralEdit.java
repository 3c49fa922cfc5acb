package dev.orchestrate.task.configedit;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.orchestrate.task.TaskProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a general action makes of a file's text. */
final class GeneralEdit {
    private final GeneralAction action;
    private final Keys keys;

    GeneralEdit(GeneralAction action, Keys keys) {
        this.action = action;
        this.keys = keys;
    }

    /**
     * The text as it becomes.
     *
     * @param file its path, which tells its format
     * @throws TaskProblem a key is wrong, or the file can not be changed so
     */
    Edited of(String file, String text) throws TaskProblem {
        return action.deed() == GeneralAction.Deed.REPLACE
                ? replaced(file, text)
                : edited(file, text);
    }

    private Edited edited(String file, String text) throws TaskProblem {
        Format format = Format.of(file, keys.text(GeneralAction.FORMAT));
        String path = needed(GeneralAction.PATH, "where in the file");
        ValuePath where = format.isFlat() ? ValuePath.flat(path) : ValuePath.parse(path);
        @Nullable Object value = null;
        if (action.keys().stream().anyMatch(key -> key.name().equals(GeneralAction.VALUE))) {
            Object given = keys.values().get(GeneralAction.VALUE);
            if (given == null) {
                throw Keys.missing(action.name(), GeneralAction.VALUE, "what is put there");
            }
            value = value(format, given);
        }
        List<Edit> edits = Changes.of(action.deed(), format.tree(text), where, value);
        return edits.isEmpty()
                ? new Edited.Same(alreadySo(path), true)
                : new Edited.Changed(format.edit(text, edits), List.of());
    }

    private Object value(Format format, Object given) throws TaskProblem {
        boolean scalar = !(given instanceof List) && !(given instanceof java.util.Map);
        if (format.isFlat() && (action.deed() != GeneralAction.Deed.SET || !scalar)) {
            throw TaskProblem.config(
                    "`action: "
                            + action.name()
                            + "`: values in such a file are texts: take `set`, with a text");
        }
        return format.value(given);
    }

    private String alreadySo(String path) {
        return switch (action.deed()) {
            case REMOVE -> "there is no `" + path + "`";
            case APPEND -> "`" + path + "` has that item";
            case SET, MERGE, REPLACE -> "`" + path + "` is so";
        };
    }

    /** RE2 looks at each character once: no expression can make it look for ever. */
    private Edited replaced(String file, String text) throws TaskProblem {
        String pattern = needed(GeneralAction.PATTERN, "what is looked for");
        String replacement = keys.text(GeneralAction.REPLACEMENT);
        if (replacement == null) {
            throw Keys.missing(action.name(), GeneralAction.REPLACEMENT, "what comes there");
        }
        String changed;
        try {
            Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
            if (!matcher.find()) {
                return new Edited.Same("nothing matches `" + pattern + "`", true);
            }
            changed = matcher.replaceAll(replacement);
        } catch (PatternSyntaxException e) {
            throw TaskProblem.config("`pattern: " + pattern + "`: " + e.getDescription(), e);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw TaskProblem.config("`replacement: " + replacement + "`: " + e.getMessage(), e);
        }
        Format format =
                keys.has(GeneralAction.FORMAT)
                        ? Format.of(file, keys.text(GeneralAction.FORMAT))
                        : Format.ofName(file);
        if (format != null) {
            format.tree(text);
            format.tree(changed);
        }
        return changed.equals(text)
                ? new Edited.Same("what matches is so", true)
                : new Edited.Changed(changed, List.of());
    }

    private String needed(String key, String what) throws TaskProblem {
        return keys.needed(action.name(), key, what);
    }
}
