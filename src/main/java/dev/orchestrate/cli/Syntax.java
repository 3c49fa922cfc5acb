package dev.orchestrate.cli;

import dev.orchestrate.plan.spelling.Suggestion;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What one command understands. Put into picocli's model without its annotations: reading those by
 * reflection would take longer than all the rest of a start (75 ms against 37, of which a bare JVM
 * is 23).
 */
final class Syntax {
    /** In place of a value that was left out; nobody can type it. */
    static final String LEFT_OUT = "\0";

    private static final int HELP_WIDTH = 90;

    /**
     * Makes what holds the values of an option that may be repeated. Picocli's own looks for Groovy
     * as soon as it is loaded, in each jar on the class path: a quarter of a start.
     */
    private static final CommandLine.IFactory FACTORY =
            new CommandLine.IFactory() {
                @Override
                public <K> K create(Class<K> type) {
                    return type.cast(new ArrayList<>());
                }
            };

    static {
        // All values are texts here; the converters load half of java.time and java.sql: 7 ms.
        System.setProperty("picocli.converters.excludes", "java\\..*");
    }

    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(null, FACTORY);
    private final List<String> names = new ArrayList<>();
    private final List<OptionSpec> globals = new ArrayList<>();
    private List<String> formats = List.of("text");
    private final String command;
    private String usage = "";

    Syntax(String name, String summary) {
        command = "orchestrate " + name;
        spec.name(name);
        spec.usageMessage().description(escaped(summary));
    }

    /** Further paragraphs of the help. */
    Syntax about(String... paragraphs) {
        List<String> all = new ArrayList<>(List.of(spec.usageMessage().description()));
        for (String paragraph : paragraphs) {
            all.add("");
            all.add(escaped(paragraph));
        }
        spec.usageMessage().description(all.toArray(String[]::new));
        return this;
    }

    Syntax examples(String... lines) {
        List<String> footer = new ArrayList<>(List.of("", "Example:"));
        for (String line : lines) {
            footer.add("  " + escaped(line));
        }
        spec.usageMessage().footer(footer.toArray(String[]::new));
        return this;
    }

    /** What {@code --format} may be; the first is the default. */
    Syntax formats(String... words) {
        formats = List.of(words);
        return this;
    }

    Syntax flag(String name, String description) {
        return add(option(name, description).arity("0").type(boolean.class).build());
    }

    Syntax option(String name, String label, String description) {
        return add(valued(name, label, description).build());
    }

    /** An option whose value may be left out, and is then {@link #LEFT_OUT}. */
    Syntax optionalValue(String name, String label, String description) {
        return add(valued(name, label, description).arity("0..1").fallbackValue(LEFT_OUT).build());
    }

    Syntax repeated(String name, String label, String description) {
        return add(
                valued(name, label, description)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .build());
    }

    Syntax positional(String label, String description) {
        return positional(label, description, "0..1");
    }

    Syntax required(String label, String description) {
        return positional(label, description, "1");
    }

    /** The positional of commands about a run. */
    Syntax runPositional() {
        return positional(
                "RUN",
                "the run: its id, the unique beginning of one, or latest; left out: the newest");
    }

    /** The option of commands about a task or a phase. */
    Syntax runOption() {
        return option("--run", "RUN", "the run; left out: the newest");
    }

    Syntax global(String name, String label, String description) {
        return addGlobal(valued(name, label, description).build());
    }

    Syntax globalFlag(String name, String description) {
        return addGlobal(option(name, description).arity("0").type(boolean.class).build());
    }

    String formatsInWords() {
        return String.join(", ", formats);
    }

    List<String> formats() {
        return formats;
    }

    /** For completion. */
    CommandSpec model() {
        addGlobals();
        return spec;
    }

    String help() {
        addGlobals();
        spec.usageMessage()
                .width(HELP_WIDTH)
                .synopsisHeading("Usage: ")
                .customSynopsis(command + " [OPTION]..." + usage)
                .descriptionHeading("%n")
                .parameterListHeading("%n")
                .optionListHeading("%nOptions:%n")
                .sortOptions(false);
        return new CommandLine(spec, FACTORY).getUsageMessage(Ansi.OFF);
    }

    /** What was given; anything that the command does not understand is a problem. */
    Arguments parse(List<String> words) {
        addGlobals();
        CommandLine line = new CommandLine(spec, FACTORY);
        line.setExpandAtFiles(false);
        line.setInterpolateVariables(false);
        try {
            return new Arguments(line.parseArgs(words.toArray(String[]::new)), formats);
        } catch (UnmatchedArgumentException e) {
            throw unmatched(e.getUnmatched().getFirst(), words);
        } catch (OverwrittenOptionException e) {
            throw usage("`" + name(e.getOverwritten()) + "` is given twice", null, e);
        } catch (MissingParameterException e) {
            List<String> unknown = line.getUnmatchedArguments();
            throw unknown.isEmpty() ? missing(e) : unmatched(unknown.getFirst(), words);
        } catch (MaxValuesExceededException e) {
            throw flagged(words, e);
        } catch (ParameterException e) {
            throw usage(lowerCase(String.valueOf(e.getMessage())), null, e);
        }
    }

    private ProblemException unmatched(String word, List<String> words) {
        int end = words.indexOf("--");
        boolean option = end < 0 || words.indexOf(word) < end;
        if (!option || !word.startsWith("-") || word.equals("-")) {
            return usage(
                    "unexpected argument `" + word + "`",
                    "show what there is with `" + command + " --help`",
                    null);
        }
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        String hint = Suggestion.hint(name, names);
        return usage(
                "unknown option `" + name + "`",
                hint == null ? "show what there is with `" + command + " --help`" : hint,
                null);
    }

    /** A flag that was given a value. */
    private ProblemException flagged(List<String> words, MaxValuesExceededException e) {
        for (String word : words) {
            int equals = word.indexOf('=');
            OptionSpec option = equals < 0 ? null : spec.findOption(word.substring(0, equals));
            if (option != null && option.arity().max() == 0) {
                return usage(
                        "`" + name(option) + "` takes no value, and is given `" + word + "`",
                        "write `" + name(option) + "` alone, or leave it out",
                        e);
            }
        }
        return usage(lowerCase(String.valueOf(e.getMessage())), null, e);
    }

    private ProblemException missing(MissingParameterException e) {
        CommandLine.Model.ArgSpec what = e.getMissing().getFirst();
        return what.isOption()
                ? usage("`" + name(what) + "` needs a value", null, e)
                : usage(
                        "`" + what.paramLabel() + "` is missing",
                        "show an example with `" + command + " --help`",
                        e);
    }

    private static String name(CommandLine.Model.ArgSpec spec) {
        return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
    }

    private static ProblemException usage(
            String what,
            @org.jspecify.annotations.Nullable String hint,
            @org.jspecify.annotations.Nullable Throwable cause) {
        return new ProblemException(ExitCode.USAGE, what, hint, cause);
    }

    private static String lowerCase(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private Syntax positional(String label, String description, String arity) {
        spec.addPositional(
                PositionalParamSpec.builder()
                        .index("0")
                        .arity(arity)
                        .required(arity.equals("1"))
                        .type(String.class)
                        .paramLabel(label)
                        .description(escaped(description))
                        .build());
        usage = arity.equals("1") ? " " + label : " [" + label + "]";
        return this;
    }

    private void addGlobals() {
        if (globals.isEmpty()) {
            Globals.describe(this);
        }
    }

    private Syntax add(OptionSpec option) {
        spec.addOption(option);
        names.add(option.longestName());
        return this;
    }

    private Syntax addGlobal(OptionSpec option) {
        globals.add(option);
        return add(option);
    }

    private static OptionSpec.Builder option(String name, String description) {
        return OptionSpec.builder(name).description(escaped(description));
    }

    private static OptionSpec.Builder valued(String name, String label, String description) {
        return option(name, description).arity("1").type(String.class).paramLabel(label);
    }

    /** picocli takes descriptions for format strings. */
    private static String escaped(String text) {
        return text.indexOf('%') < 0 ? text : text.replace("%", "%%");
    }
}
