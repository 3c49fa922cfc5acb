package dev.orchestrate.conformance;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * One fixture: the sentences of a contract that it shows, the files that are there, and commands in
 * their order with what each has to do.
 *
 * @param needs a command that succeeds where the fixture can be shown; empty: everywhere
 * @param damaged whether it leaves journals with flaws behind
 */
record Case(
        String name,
        List<String> shows,
        String needs,
        Map<String, String> files,
        List<Step> steps,
        boolean damaged) {
    private static final Set<String> KEYS = Set.of("shows", "needs", "files", "steps", "damaged");

    static Case read(Path root, Path file) throws IOException {
        String name = root.relativize(file).toString().replace(".yaml", "");
        LoadSettings settings = LoadSettings.builder().setLabel(name).build();
        Map<String, @Nullable Object> map =
                map(new Load(settings).loadFromString(Files.readString(file)));
        known(name, map.keySet(), KEYS);
        List<Step> steps = new ArrayList<>();
        for (Object step : list(map.get("steps"))) {
            steps.add(Step.of(name, map(step)));
        }
        return new Case(
                name,
                texts(map.get("shows")),
                map.get("needs") instanceof String needs ? needs : "",
                textMap(map.get("files")),
                steps,
                Boolean.TRUE.equals(map.get("damaged")));
    }

    /** A key that nobody reads would be a check that is never made. */
    static void known(String where, Set<String> keys, Set<String> allowed) {
        for (String key : keys) {
            if (!allowed.contains(key)) {
                throw new IllegalArgumentException(where + ": unknown key `" + key + "`");
            }
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, @Nullable Object>) value;
    }

    static List<?> list(@Nullable Object value) {
        return value == null ? List.of() : (List<?>) value;
    }

    /** One text, or a list of them. */
    static List<String> texts(@Nullable Object value) {
        if (value instanceof String one) {
            return List.of(one);
        }
        List<String> texts = new ArrayList<>();
        for (Object each : list(value)) {
            texts.add(requireNonNull(each).toString());
        }
        return texts;
    }

    static Map<String, String> textMap(@Nullable Object value) {
        Map<String, String> texts = new LinkedHashMap<>();
        map(value).forEach((key, each) -> texts.put(key, String.valueOf(each)));
        return texts;
    }
}
