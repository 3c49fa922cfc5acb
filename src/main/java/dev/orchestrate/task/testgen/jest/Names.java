package dev.orchestrate.task.testgen.jest;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Names in lines of source text. */
final class Names {
    private Names() {}

    /** Whether a line has the name as a word of its own. */
    static Predicate<String> word(String name) {
        return Pattern.compile("(?<![\\w$.])" + Pattern.quote(name) + "(?![\\w$])").asPredicate();
    }
}
