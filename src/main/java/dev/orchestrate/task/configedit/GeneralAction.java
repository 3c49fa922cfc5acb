package dev.orchestrate.task.configedit;

import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.KeySpec.Kind;
import java.util.List;

/** An action of {@code config_edit} on any file of a format that it knows. */
record GeneralAction(Deed deed, String name, String description, List<KeySpec> keys)
        implements NamedAction {
    static final String PATH = "path";
    static final String VALUE = "value";
    static final String PATTERN = "pattern";
    static final String REPLACEMENT = "replacement";
    static final String FORMAT = "format";

    private static final KeySpec WHERE =
            KeySpec.optional(
                    PATH,
                    Kind.TEXT,
                    "where: keys with dots between them, `[0]`, `[name=Scan]`, quotes around names"
                            + " with dots; needed");
    private static final KeySpec WHAT =
            KeySpec.optional(VALUE, Kind.ANY, "what is put there; needed");
    private static final KeySpec HOW =
            KeySpec.optional(
                    FORMAT,
                    Kind.TEXT,
                    "yaml, json, jsonc, toml, properties or env; left out: by the file's name");

    static final List<GeneralAction> ALL =
            List.of(
                    new GeneralAction(
                            Deed.SET,
                            "set",
                            "gives a key a value, and makes the maps on the way",
                            List.of(WHERE, WHAT, HOW)),
                    new GeneralAction(
                            Deed.REMOVE,
                            "remove",
                            "takes a key or an item away",
                            List.of(WHERE, HOW)),
                    new GeneralAction(
                            Deed.APPEND,
                            "append",
                            "puts an item at the end of a list that lacks it",
                            List.of(WHERE, WHAT, HOW)),
                    new GeneralAction(
                            Deed.MERGE,
                            "merge",
                            "gives a map the keys of another, and so on in the maps below",
                            List.of(WHERE, WHAT, HOW)),
                    new GeneralAction(
                            Deed.REPLACE,
                            "regex_replace",
                            "replaces what a regular expression finds, in any text",
                            List.of(
                                    KeySpec.optional(
                                            PATTERN,
                                            Kind.TEXT,
                                            "the regular expression, as RE2 has them; needed"),
                                    KeySpec.optional(
                                            REPLACEMENT,
                                            Kind.TEXT,
                                            "what comes there; `$1` is the first group; needed"),
                                    HOW)));

    GeneralAction {
        keys = List.copyOf(keys);
    }

    /** What an action does. */
    enum Deed {
        SET,
        REMOVE,
        APPEND,
        MERGE,
        REPLACE
    }
}
