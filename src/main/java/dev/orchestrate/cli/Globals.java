package dev.orchestrate.cli;

import dev.orchestrate.console.Output;
import java.util.List;

/** The options that every command has. */
final class Globals {
    static final String PLAN = "--plan";
    static final String WORKSPACE = "--workspace";
    static final String STATE_DIR = "--state-dir";
    static final String FORMAT = "--format";
    static final String COLOR = "--color";
    static final String VERBOSE = "--verbose";
    static final String QUIET = "--quiet";

    /** Those with a value. */
    static final List<String> OPTIONS = List.of(PLAN, WORKSPACE, STATE_DIR, FORMAT, COLOR);

    static final List<String> FLAGS = List.of(VERBOSE, QUIET);

    private Globals() {}

    static void describe(Syntax syntax) {
        syntax.global(PLAN, "FILE", "the plan; left out: config/phases.yaml, else orchestrate.yaml")
                .global(WORKSPACE, "DIR", "where tasks run; left out: the current folder")
                .global(STATE_DIR, "DIR", "where runs are kept; left out: WORKSPACE/.orchestrate")
                .global(FORMAT, "FORMAT", "how the result is written: " + syntax.formatsInWords())
                .global(COLOR, "WHEN", "auto, always or never")
                .globalFlag(VERBOSE, "tells more")
                .globalFlag(QUIET, "tells only what was asked for, and errors")
                .globalFlag("--help", "shows this");
    }

    static Output.Color color(Arguments arguments) {
        String word = arguments.word(COLOR, List.of("auto", "always", "never"));
        return switch (word == null ? "auto" : word) {
            case "always" -> Output.Color.ALWAYS;
            case "never" -> Output.Color.NEVER;
            default -> Output.Color.AUTO;
        };
    }
}
