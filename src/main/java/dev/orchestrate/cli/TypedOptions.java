package dev.orchestrate.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * The options that say which plan and state are meant, to be repeated on commands that are printed.
 */
final class TypedOptions {
    private static final String[] REPEATED = {Globals.PLAN, Globals.WORKSPACE, Globals.STATE_DIR};

    private TypedOptions() {}

    static List<String> of(Call call) {
        List<String> words = new ArrayList<>();
        for (String option : REPEATED) {
            String value = call.arguments().text(option);
            if (value != null) {
                words.add(option);
                words.add(value);
            }
        }
        return words;
    }
}
