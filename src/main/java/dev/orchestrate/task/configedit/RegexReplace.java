package dev.orchestrate.task.configedit;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.orchestrate.task.TaskProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code regex_replace}: what a regular expression finds becomes another text.
 *
 * @param format null where the file's name tells it, or need not
 */
record RegexReplace(String pattern, String replacement, @Nullable String format)
        implements GeneralAction {
    static final ActionSpec SPEC =
            new ActionSpec(
                    "regex_replace",
                    "replaces what a regular expression finds, in any text",
                    RegexReplace::of);

    private static RegexReplace of(Keys keys) throws TaskProblem {
        return new RegexReplace(
                keys.needed("pattern", "the regular expression, as RE2 has them"),
                keys.stated("replacement", "what comes there; `$1` is the first group"),
                GeneralAction.format(keys));
    }

    /** RE2 looks at each character once: no expression can make it look for ever. */
    @Override
    public Edited edit(String file, String text) throws TaskProblem {
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
        Format of = format == null ? Format.ofName(file) : Format.of(file, format);
        if (of != null) {
            of.tree(text);
            of.tree(changed);
        }
        return changed.equals(text)
                ? new Edited.Same("what matches is so", true)
                : new Edited.Changed(changed, List.of());
    }
}
