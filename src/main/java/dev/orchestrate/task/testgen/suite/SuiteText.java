package dev.orchestrate.task.testgen.suite;

import dev.orchestrate.template.TemplateProblem;
import dev.orchestrate.template.Templates;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A suite as the text of a test file, by a template of a language and test runner. */
public final class SuiteText {
    private final String template;
    private final UnaryOperator<String> quote;

    /**
     * For one kind of test file.
     *
     * @param template its name, without ending
     * @param quote makes a literal of a text in the language
     */
    public SuiteText(String template, UnaryOperator<String> quote) {
        this.template = template;
        this.quote = quote;
    }

    /** Ends with a line break. */
    public String of(Suite suite) {
        Templates templates = new Templates(SuiteText::source, (_, _) -> null);
        Map<String, Object> parameters =
                Map.of(
                        "imports",
                        suite.imports(),
                        "groups",
                        suite.groups().stream().map(this::data).toList());
        String text;
        try {
            text = templates.render(template, parameters);
        } catch (TemplateProblem e) {
            throw new IllegalStateException("a template of the program is broken", e);
        }
        // A template can not tell where a list ends: no two empty lines, none before an end.
        return text.replaceAll("\n{3,}", "\n\n")
                        .replaceAll("\\{\n\n", "{\n")
                        .replaceAll("\n\n(\\s*\\}\\);)", "\n$1")
                        .strip()
                + "\n";
    }

    private static @Nullable String source(String name) {
        String path = "/dev/orchestrate/task/testgen/" + name + ".peb";
        try (InputStream in = SuiteText.class.getResourceAsStream(path)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> data(Group group) {
        List<Map<String, Object>> inner = group.groups().stream().map(this::data).toList();
        return Map.of(
                "quoted",
                quote.apply(group.title()),
                "title",
                group.title(),
                "setup",
                group.setup(),
                "cases",
                group.cases().stream().map(this::data).toList(),
                "groups",
                inner);
    }

    private Map<String, Object> data(Case one) {
        return Map.of(
                "quoted",
                quote.apply(one.title()),
                "title",
                one.title(),
                "lines",
                one.lines(),
                "async",
                one.lines().stream().anyMatch(line -> line.contains("await ")),
                "pending",
                one.pending());
    }
}
