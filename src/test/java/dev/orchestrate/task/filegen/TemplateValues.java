package dev.orchestrate.task.filegen;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What templates can be told, of every kind that their parameters allow. */
final class TemplateValues {
    /** Harmless, and as hostile as texts come; what a pattern allows of it is taken. */
    private static final List<String> TEXTS =
            List.of(
                    "x",
                    "a 'quoted' \"text\": # no comment \\ ${{ it }} `$(it)`",
                    "dist/*.tgz",
                    "@a/b",
                    "python",
                    "typescript",
                    "weekly",
                    "email",
                    "NAME",
                    "name",
                    "a.b:c",
                    "7",
                    "/a",
                    "");

    private TemplateValues() {}

    /** The least that it must be told. */
    static Map<String, Object> required(TemplateFile template) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : template.about().parameters()) {
            if (parameter.required()) {
                values.put(parameter.name(), of(parameter).getLast());
            }
        }
        return values;
    }

    /** The least, and then each parameter set to each thing that it can be, one at a time. */
    static List<Map<String, Object>> variants(TemplateFile template) {
        List<Map<String, Object>> variants = new ArrayList<>();
        variants.add(required(template));
        for (Parameter parameter : template.about().parameters()) {
            for (Object value : of(parameter)) {
                Map<String, Object> values = new LinkedHashMap<>(required(template));
                values.put(parameter.name(), value);
                variants.add(values);
            }
        }
        return variants;
    }

    private static List<Object> of(Parameter parameter) {
        List<String> texts = allowed(parameter.pattern()).toList();
        if (parameter.required() && parameter.type() == Parameter.Type.LIST) {
            return List.of(texts);
        }
        return switch (parameter.type()) {
            case TEXT -> List.copyOf(texts);
            case NUMBER -> List.of(BigDecimal.ZERO, BigDecimal.TEN);
            case BOOLEAN -> List.of(false, true);
            case LIST ->
                    parameter.preset() instanceof List<?> preset && !preset.isEmpty()
                            ? List.of(preset.subList(0, 1), texts.subList(0, 1))
                            : List.of(List.of(), texts.stream().filter(t -> !t.isEmpty()).toList());
            case MAP ->
                    List.of(
                            Map.of(),
                            Map.of("key", "value"),
                            Map.of("key", TEXTS.get(1)),
                            Map.of("key", List.of("a", "b")));
        };
    }

    private static Stream<String> allowed(@Nullable Pattern pattern) {
        return TEXTS.stream().filter(text -> pattern == null || pattern.matcher(text).matches());
    }
}
