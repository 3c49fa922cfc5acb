package dev.orchestrate.task.testgen.suite;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

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
        ClasspathLoader loader = new ClasspathLoader(SuiteText.class.getClassLoader());
        loader.setPrefix("dev/orchestrate/task/testgen");
        loader.setSuffix(".peb");
        PebbleEngine engine =
                new PebbleEngine.Builder()
                        .loader(loader)
                        .autoEscaping(false)
                        .strictVariables(true)
                        .cacheActive(false)
                        .build();
        StringWriter text = new StringWriter();
        try {
            engine.getTemplate(template)
                    .evaluate(
                            text,
                            Map.of(
                                    "imports",
                                    suite.imports(),
                                    "groups",
                                    suite.groups().stream().map(this::data).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // A template can not tell where a list ends: no two empty lines, none before an end.
        return text.toString()
                        .replaceAll("\n{3,}", "\n\n")
                        .replaceAll("\\{\n\n", "{\n")
                        .replaceAll("\n\n(\\s*\\}\\);)", "\n$1")
                        .strip()
                + "\n";
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
