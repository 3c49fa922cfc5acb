package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import org.jspecify.annotations.Nullable;

/** A named action on any file of a format that it knows. */
sealed interface GeneralAction extends NamedAction permits TreeEdit, RegexReplace {
    /**
     * Makes the change.
     *
     * @param file its path, which tells its format
     * @throws TaskProblem a key is wrong, or the file can not be changed so
     */
    Edited edit(String file, String text) throws TaskProblem;

    /** The key that tells a format which the name of the file does not. */
    static @Nullable String format(Keys keys) {
        return keys.text(
                "format",
                "yaml, json, jsonc, toml, properties or env; left out: by the file's name");
    }
}
