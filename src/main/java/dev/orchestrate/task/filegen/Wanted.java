package dev.orchestrate.task.filegen;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a task asks for.
 *
 * @param target null: the template's own
 */
record Wanted(
        String template,
        @Nullable String target,
        Map<String, Object> parameters,
        OnExists onExists) {
    Wanted {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
