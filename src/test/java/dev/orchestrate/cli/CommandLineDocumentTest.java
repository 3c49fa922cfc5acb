package dev.orchestrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.docs.Document;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import picocli.CommandLine.Model.OptionSpec;

/** The documents against the command line. */
class CommandLineDocumentTest {
    private static final Document COMMAND_LINE = Document.of("docs/cli.md");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");
    private static final Set<String> NOT_IN_TABLES = Set.of("--help", "--version");
    static final List<String> COMMANDS = Commands.NAMES;

    @Test
    void everyCommandIsDocumented() {
        assertThat(
                        COMMAND_LINE.firstColumn("Commands").stream()
                                .map(usage -> usage.replaceFirst(" .*", "")))
                .containsExactlyElementsOf(Commands.NAMES);
    }

    @ParameterizedTest
    @FieldSource("COMMANDS")
    void everyOptionIsDocumented(String command) {
        assertThat(optionsIn(COMMAND_LINE)).containsAll(optionsOf(command));
    }

    @Test
    void everyOptionOfTheDocumentsExists() {
        Set<String> known = new TreeSet<>(NOT_IN_TABLES);
        Commands.NAMES.forEach(command -> known.addAll(optionsOf(command)));
        assertThat(known).containsAll(optionsIn(COMMAND_LINE));
        assertThat(known).containsAll(optionsIn(Document.of("docs/troubleshooting.md")));
    }

    @Test
    void everyOptionOfRunHasItsRow() {
        Set<String> rows = new TreeSet<>();
        for (String code : COMMAND_LINE.firstColumn("`run`")) {
            rows.add(code.replaceFirst("[ =\\[].*", ""));
        }
        Set<String> own = new TreeSet<>(optionsOf("run"));
        own.removeAll(Globals.OPTIONS);
        own.removeAll(Globals.FLAGS);
        own.removeAll(NOT_IN_TABLES);
        assertThat(rows).isEqualTo(own);
    }

    @Test
    void everyFormatIsDocumented() {
        for (String command : List.of("status", "validate", "plan", "list", "why")) {
            assertThat(String.join(" ", COMMAND_LINE.section("`" + command + "`")))
                    .as(command)
                    .contains("Formats: " + String.join(", ", syntax(command).formats()) + ".");
        }
        assertThat(COMMAND_LINE.firstColumn("`report`"))
                .containsExactlyElementsOf(syntax("report").formats());
    }

    private static Set<String> optionsIn(Document document) {
        Set<String> options = new TreeSet<>();
        for (String line : document.lines()) {
            OPTION.matcher(line).results().forEach(option -> options.add(option.group()));
        }
        return options;
    }

    private static Set<String> optionsOf(String command) {
        Set<String> options = new TreeSet<>();
        for (OptionSpec option : syntax(command).model().options()) {
            options.add(option.longestName());
        }
        return options;
    }

    private static Syntax syntax(String command) {
        Command created = Objects.requireNonNull(Commands.create(command), command);
        Syntax syntax = new Syntax(command, Commands.summary(command));
        created.describe(syntax);
        return syntax;
    }
}
