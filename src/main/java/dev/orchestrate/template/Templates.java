package dev.orchestrate.template;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.error.AttributeNotFoundException;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.extension.ExtensionCustomizer;
import io.pebbletemplates.pebble.extension.core.AttributeResolverExtension;
import io.pebbletemplates.pebble.extension.core.DisallowExtensionCustomizerBuilder;
import io.pebbletemplates.pebble.lexer.Syntax;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/**
 * Fills in templates: <code>{= name =}</code> prints, <code>{% if %}</code> and <code>{% for
 * %}</code> choose and repeat, <code>{-- --}</code> is a comment. None of these stands in code,
 * shell scripts or workflows by itself. Nothing is escaped, unless by a filter of {@link Literals}.
 * The same template and parameters give the same text everywhere. Safe for any thread.
 */
public final class Templates {
    /** The most characters of one text. */
    public static final int MOST_CHARACTERS = 4 << 20;

    private static final int MOST_STEPS = 200_000;
    private static final int MOST_PLACES = 1000;

    static {
        // The engine logs. Were several threads the first to do so at once, SLF4J would complain of
        // it on standard error; here they wait for each other.
        ILoggerFactory _ = LoggerFactory.getILoggerFactory();
    }

    private final TemplateSource source;
    private final Hints hints;

    public Templates(TemplateSource source, Hints hints) {
        this.source = source;
        this.hints = hints;
    }

    /**
     * The text of a template with its parameters filled in; they are maps, lists, strings, numbers,
     * booleans and nulls.
     *
     * @throws TemplateProblem it is not there, is broken, names an unknown parameter, or goes on
     *     without end
     */
    public String render(String name, Map<String, ?> parameters) throws TemplateProblem {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        parameters.forEach((key, value) -> data.put(key, copy(value)));
        StringWriter text = new StringWriter();
        try {
            engine().getTemplate(name).evaluate(text, data, Locale.ROOT);
        } catch (AttributeNotFoundException e) {
            throw unknown(name, e, data);
        } catch (PebbleException e) {
            throw new TemplateProblem(at(name, e) + ": " + reason(e), e);
        } catch (StackOverflowError e) {
            throw new TemplateProblem("`" + name + "`: it repeats itself without end", e);
        } catch (IOException e) {
            throw new TemplateProblem("`" + name + "`: " + e.getMessage(), e);
        }
        return Layout.finish(text.toString());
    }

    private PebbleEngine engine() {
        return new PebbleEngine.Builder()
                .loader(new SourceLoader(source))
                .syntax(syntax())
                .autoEscaping(false)
                .strictVariables(true)
                .cacheActive(false)
                .defaultLocale(Locale.ROOT)
                .maxRenderedSize(MOST_CHARACTERS)
                .methodAccessValidator((_, method) -> DataOnly.isLoop(method.getDeclaringClass()))
                .registerExtensionCustomizer(Templates::restricted)
                .extension(new Bounds(MOST_STEPS), new Literals())
                .build();
    }

    private static Syntax syntax() {
        return new Syntax.Builder()
                .setPrintOpenDelimiter("{=")
                .setPrintCloseDelimiter("=}")
                .setCommentOpenDelimiter("{--")
                .setCommentCloseDelimiter("--}")
                .setEnableNewLineTrimming(true)
                .build();
    }

    /** Without what looks outside, waits, makes long lists, or depends on the time zone. */
    private static ExtensionCustomizer restricted(Extension extension) {
        Function<Extension, ExtensionCustomizer> disallowed =
                new DisallowExtensionCustomizerBuilder()
                        .disallowedTokenParserTags(List.of("parallel", "cache", "flush"))
                        .disallowedFunctionKeys(List.of("range", "i18n"))
                        .disallowedBinaryOperatorSymbols(List.of(".."))
                        .disallowedFilterKeys(List.of("date", "format", "numberformat"))
                        .build();
        if (!(extension instanceof AttributeResolverExtension)) {
            return disallowed.apply(extension);
        }
        return new ExtensionCustomizer(extension) {
            @Override
            public List<AttributeResolver> getAttributeResolver() {
                return List.of(new DataOnly());
            }
        };
    }

    private TemplateProblem unknown(
            String name, AttributeNotFoundException problem, Map<String, ?> data) {
        String wanted = problem.getAttributeName();
        String hint = wanted == null ? null : hints.hint(wanted, data.keySet());
        return new TemplateProblem(
                at(name, problem)
                        + ": unknown parameter `"
                        + wanted
                        + "`"
                        + (hint == null ? "" : "; " + hint),
                problem);
    }

    private static String at(String name, PebbleException problem) {
        String file = problem.getFileName() == null ? name : problem.getFileName();
        Integer line = problem.getLineNumber();
        return "`" + file + (line == null || line <= 0 ? "" : ":" + line) + "`";
    }

    /** In one line, and as this project writes messages. */
    private static String reason(PebbleException problem) {
        String message = String.valueOf(problem.getPebbleMessage()).replaceAll("\\s+", " ").strip();
        String open = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
        return open.isEmpty()
                ? open
                : open.substring(0, 1).toLowerCase(Locale.ROOT) + open.substring(1);
    }

    private static @Nullable Object copy(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case BigDecimal number when Math.abs((long) number.scale()) > MOST_PLACES ->
                    number.toString(); // written out, it could fill the memory
            case Number number -> number;
            case Boolean flag -> flag;
            case List<?> items -> {
                List<@Nullable Object> copies = new ArrayList<>();
                items.forEach(item -> copies.add(copy(item)));
                yield copies;
            }
            case Map<?, ?> fields -> {
                Map<String, @Nullable Object> copies = new LinkedHashMap<>();
                fields.forEach((key, field) -> copies.put(String.valueOf(key), copy(field)));
                yield copies;
            }
            default ->
                    throw new IllegalArgumentException(
                            "a template sees no " + value.getClass().getName());
        };
    }
}
