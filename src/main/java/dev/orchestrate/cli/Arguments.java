package dev.orchestrate.cli;

import dev.orchestrate.plan.Durations;
import dev.orchestrate.plan.spelling.Suggestion;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** What a command was given. A value that does not fit is a problem once it is asked for. */
final class Arguments {
    private final ParseResult parsed;
    private final List<String> formats;

    Arguments(ParseResult parsed, List<String> formats) {
        this.parsed = parsed;
        this.formats = formats;
    }

    boolean has(String option) {
        return parsed.hasMatchedOption(option);
    }

    @Nullable String text(String option) {
        return parsed.matchedOptionValue(option, null);
    }

    List<String> texts(String option) {
        return parsed.matchedOptionValue(option, List.<String>of());
    }

    /** The positional; null where it was left out. */
    @Nullable String positional() {
        return parsed.matchedPositionalValue(0, null);
    }

    /** The positional of a command that can not do without. */
    String required() {
        String value = positional();
        if (value == null) {
            throw new IllegalStateException("it was not declared as required");
        }
        return value;
    }

    /** A whole number from {@code least} on. */
    @Nullable Long number(String option, long least) {
        String text = text(option);
        if (text == null) {
            return null;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException _) {
            // told below, together with what is too small
        }
        throw unfit(option, "a whole number from " + least, text);
    }

    /** As {@link #duration}, of an option whose value may be left out. */
    @Nullable Duration optionalDuration(String option) {
        String text = text(option);
        return Syntax.LEFT_OUT.equals(text) ? null : duration(option);
    }

    @Nullable Duration duration(String option) {
        String text = text(option);
        if (text == null) {
            return null;
        }
        Duration duration = Durations.parse(text);
        if (duration == null) {
            throw unfit(option, "a duration such as 30s, 5m or 2h", text);
        }
        return duration;
    }

    /** One of a few words. */
    @Nullable String word(String option, List<String> words) {
        String text = text(option);
        if (text != null && !words.contains(text)) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "`" + option + "` can not be `" + text + "`",
                    choice(text, words),
                    null);
        }
        return text;
    }

    /** What {@code --format} says, of the formats of this command. */
    String format() {
        String word = word(Globals.FORMAT, formats);
        return word == null ? formats.getFirst() : word;
    }

    /** Values of the form {@code KEY=VALUE}; of one key the last. */
    Map<String, String> pairs(String option) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String text : texts(option)) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw unfit(option, "of the form KEY=VALUE", text);
            }
            pairs.put(text.substring(0, equals), text.substring(equals + 1));
        }
        return pairs;
    }

    private static ProblemException unfit(String option, String wanted, String text) {
        return new ProblemException(
                ExitCode.USAGE, "`" + option + "` must be " + wanted + ", and is `" + text + "`");
    }

    private static String choice(String text, List<String> words) {
        String hint = Suggestion.hint(text, words);
        if (hint != null) {
            return hint;
        }
        return words.size() == 1
                ? "use `" + words.getFirst() + "`, the only one there is"
                : "use one of " + String.join(", ", words);
    }
}
