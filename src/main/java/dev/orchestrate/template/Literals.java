package dev.orchestrate.template;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The filters that make a value one literal of a language, whatever it holds: {@code json} (which
 * Python takes for a text too), {@code js} with single quotes, {@code yaml} on one line, and {@code
 * sh}, one word.
 */
final class Literals extends AbstractExtension {
    @Override
    public Map<String, Filter> getFilters() {
        return Map.of(
                "json", new Literal(Literals::json),
                "js", new Literal(Literals::js),
                "yaml", new Literal(Literals::yaml),
                "sh", new Literal(value -> sh(String.valueOf(value))));
    }

    private static String json(@Nullable Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    private static String js(@Nullable Object value) {
        String json = json(value);
        if (!(value instanceof String)) {
            return json;
        }
        String inner = json.substring(1, json.length() - 1);
        return "'" + inner.replace("\\\"", "\"").replace("'", "\\'") + "'";
    }

    private static String yaml(@Nullable Object value) {
        DumpSettings settings =
                DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.FLOW)
                        .setSplitLines(false)
                        .setWidth(Integer.MAX_VALUE)
                        .build();
        return new Dump(settings, new QuotedTexts(settings)).dumpToString(value).strip();
    }

    /** As POSIX has it: within single quotes nothing but a single quote means anything. */
    private static String sh(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** All texts in double quotes, since what a plain one says differs between versions of YAML. */
    private static final class QuotedTexts extends StandardRepresenter {
        private QuotedTexts(DumpSettings settings) {
            super(settings);
        }

        @Override
        protected Node representScalar(Tag tag, String value, ScalarStyle style) {
            return super.representScalar(
                    tag, value, tag.equals(Tag.STR) ? ScalarStyle.DOUBLE_QUOTED : style);
        }
    }

    private record Literal(Function<@Nullable Object, String> form) implements Filter {
        @Override
        public Object apply(
                @Nullable Object input,
                Map<String, Object> arguments,
                PebbleTemplate self,
                EvaluationContext context,
                int line)
                throws PebbleException {
            return form.apply(input);
        }

        @Override
        public @Nullable List<String> getArgumentNames() {
            return null;
        }
    }
}
