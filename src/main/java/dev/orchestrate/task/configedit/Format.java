package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A format of configuration files: what a text says, and how it is made to say something else. */
enum Format {
    YAML,
    JSON,
    JSONC,
    TOML,
    PROPERTIES,
    ENV;

    /**
     * The format of a file.
     *
     * @param named as the task says; null where it does not
     * @throws TaskProblem there is no such format, or the name does not tell
     */
    static Format of(String file, @Nullable String named) throws TaskProblem {
        if (named != null) {
            for (Format format : values()) {
                if (format.word().equals(named)) {
                    return format;
                }
            }
            throw TaskProblem.config("`format: " + named + "` is none: there are " + words());
        }
        Format format = ofName(file);
        if (format == null) {
            throw TaskProblem.config(
                    "the name of `"
                            + file
                            + "` does not tell its format: say `format`, one of "
                            + words());
        }
        return format;
    }

    /** Null where the name does not tell. */
    static @Nullable Format ofName(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (name.equals(".env") || name.startsWith(".env.") || name.endsWith(".env")) {
            return ENV;
        }
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "yml", "yaml" -> YAML;
            case "json" -> JSON;
            case "jsonc", "json5" -> JSONC;
            case "toml" -> TOML;
            case "properties" -> PROPERTIES;
            default -> null;
        };
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String words() {
        return Arrays.stream(values()).map(Format::word).collect(Collectors.joining(", "));
    }

    /** Whether a path is one key as it stands. */
    boolean isFlat() {
        return this == PROPERTIES || this == ENV;
    }

    /**
     * What a text says: maps, lists and scalars.
     *
     * @throws TaskProblem it is not of this format
     */
    @Nullable Object tree(String text) throws TaskProblem {
        return switch (this) {
            case YAML -> YamlFile.tree(text);
            case JSON, JSONC -> JsonEditor.tree(text);
            case TOML -> TomlEditor.tree(text);
            case PROPERTIES -> LineEditor.properties(text).tree();
            case ENV -> LineEditor.env(text).tree();
        };
    }

    /**
     * The text with these edits made in their order. It is parsed again: it says exactly what was
     * asked for.
     *
     * @throws TaskProblem it can not be changed so
     */
    String edit(String text, List<Edit> edits) throws TaskProblem {
        return switch (this) {
            case YAML -> YamlEditor.edit(text, edits); // it sees for itself that it is so
            case JSON, JSONC -> verified(text, edits, JsonEditor::edit);
            case TOML -> verified(text, edits, TomlEditor::edit);
            case PROPERTIES ->
                    verified(text, edits, (old, edit) -> LineEditor.properties(old).edit(edit));
            case ENV -> verified(text, edits, (old, edit) -> LineEditor.env(old).edit(edit));
        };
    }

    /** Makes one edit in a text. */
    @FunctionalInterface
    private interface Step {
        String edit(String text, Edit edit) throws TaskProblem;
    }

    private String verified(String text, List<Edit> edits, Step step) throws TaskProblem {
        @Nullable Object wanted = tree(text);
        String edited = text;
        for (Edit edit : edits) {
            wanted = EditedTree.of(wanted, edit);
            edited = step.edit(edited, edit);
        }
        if (!Same.are(wanted, tree(edited))) {
            throw Workflow.refused("the change would reach more than it is about");
        }
        return edited;
    }

    /** A value with the scalars that a parser of this format makes. */
    Object value(Object value) {
        return isFlat() ? String.valueOf(value) : Numbers.usual(value);
    }
}
