package dev.orchestrate.task.configedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.difflib.DiffUtils;
import dev.orchestrate.task.TaskProblem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The general actions on every configuration file of public projects that is at hand: texts in it
 * are set to another, and back; keys come and go again.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES) // hundreds of files, each parsed many times
class GeneralCorpusTest {
    private static final Path CORPUS = Path.of("../shared/corpus/config");
    private static final Path DOCUMENT = Path.of("docs/handlers.md");
    private static final int PLACES_A_FILE = 5;

    private final Map<String, Tally> tallies = new TreeMap<>();
    private final Map<String, Integer> reasons = new TreeMap<>();

    private static final class Tally {
        private int files;
        private int unreadable;
        private int set;
        private int sameAfterBack;
        private int keys;
        private int added;
        private int refused;
    }

    @Test
    void whatIsSetAndTakenBackLeavesEveryFileAsItWas() throws Exception {
        assumeTrue(Files.isDirectory(CORPUS), "the corpus of configuration files is not here");
        for (Path file : files()) {
            measure(file);
        }
        String table = table();
        System.getLogger("corpus").log(System.Logger.Level.INFO, "\n" + table + reasons);
        int places = tallies.values().stream().mapToInt(t -> t.set + t.added + t.refused).sum();
        int refused = tallies.values().stream().mapToInt(t -> t.refused).sum();
        assertThat(refused * 100.0 / places).isLessThan(10);
        assertThat(Files.readString(DOCUMENT)).as("the table in " + DOCUMENT).contains(table);
    }

    private static List<Path> files() throws Exception {
        try (Stream<Path> files = Files.walk(CORPUS)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> format(file) != null)
                    .sorted()
                    .toList();
        }
    }

    /** Some files of the corpus carry their project in front of their name. */
    private static @Nullable Format format(Path file) {
        return Format.ofName(file.getFileName().toString());
    }

    private void measure(Path file) throws Exception {
        Format format = format(file);
        Tally tally = tallies.computeIfAbsent(String.valueOf(format), _ -> new Tally());
        tally.files++;
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        Object tree;
        try {
            tree = format == null ? null : format.tree(text);
        } catch (TaskProblem e) {
            tree = null;
        }
        if (format == null || tree == null) {
            tally.unreadable++;
            return;
        }
        List<List<Object>> texts = new ArrayList<>();
        List<List<Object>> maps = new ArrayList<>();
        places(tree, List.of(), texts, maps);
        Random random = new Random(file.toString().hashCode());
        for (List<Object> place : some(texts, random)) {
            set(file, format, text, place, tally);
        }
        for (List<Object> place : some(maps, random)) {
            addKey(file, format, text, place, tally);
        }
    }

    private static List<List<Object>> some(List<List<Object>> places, Random random) {
        Collections.shuffle(places, random);
        return places.subList(0, Math.min(PLACES_A_FILE, places.size()));
    }

    private static void places(
            Object tree, List<Object> path, List<List<Object>> texts, List<List<Object>> maps) {
        switch (tree) {
            case Map<?, ?> map -> {
                if (!map.isEmpty()) {
                    maps.add(path);
                }
                map.forEach((key, value) -> {
                    if (value != null && key instanceof String name) {
                        places(value, Edit.path(path, name), texts, maps);
                    }
                });
            }
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    if (list.get(i) != null) {
                        places(list.get(i), Edit.path(path, i), texts, maps);
                    }
                }
            }
            case String text when text.indexOf('\n') < 0 -> texts.add(path);
            default -> {}
        }
    }

    private void set(Path file, Format format, String text, List<Object> place, Tally tally)
            throws Exception {
        Object old = Objects.requireNonNull(at(format.tree(text), place));
        try {
            String changed = format.edit(text, List.of(Edit.Put.of(place, "other-value")));
            tally.set++;
            assertOneHunk(file, text, changed);
            if (format == Format.YAML) {
                YamlComments.assertKept(text, changed);
            }
            String back = format.edit(changed, List.of(Edit.Put.of(place, old)));
            assertThat(Same.are(format.tree(back), format.tree(text)))
                    .as("%s %s", file, place)
                    .isTrue();
            tally.sameAfterBack += back.equals(text) ? 1 : 0;
        } catch (TaskProblem e) {
            refused(e, tally);
        }
    }

    private void addKey(Path file, Format format, String text, List<Object> place, Tally tally)
            throws Exception {
        List<Object> key = Edit.path(place, "a-new-key");
        try {
            String changed = format.edit(text, List.of(Edit.Put.of(key, "value")));
            assertOneHunk(file, text, changed);
            String back = format.edit(changed, List.of(new Edit.Cut(key)));
            assertThat(Same.are(format.tree(back), format.tree(text)))
                    .as("%s %s", file, place)
                    .isTrue();
            tally.keys += back.stripTrailing().equals(text.stripTrailing()) ? 1 : 0;
            tally.added++;
        } catch (TaskProblem e) {
            refused(e, tally);
        }
    }

    private void refused(TaskProblem problem, Tally tally) {
        tally.refused++;
        reasons.merge(problem.message().replaceAll("`[^`]*`", "`...`"), 1, Integer::sum);
    }

    private static void assertOneHunk(Path file, String before, String after) {
        var patch = DiffUtils.diff(before.lines().toList(), after.lines().toList());
        // a block that ends the file without a line feed is told that it has none
        int most = before.endsWith("\n") ? 1 : 2;
        assertThat(patch.getDeltas()).as("%s", file).hasSizeBetween(1, most);
    }

    private static @Nullable Object at(@Nullable Object tree, List<Object> path) {
        @Nullable Object at = tree;
        for (Object step : path) {
            at =
                    at instanceof List<?> list
                            ? list.get((Integer) step)
                            : at instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return at;
    }

    private String table() {
        StringBuilder table =
                new StringBuilder(
                        """
                        | format | files | not of it | texts set | as before when set back | keys added | as before when taken out | refused |
                        | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                        """);
        tallies.forEach((format, t) ->
                table.append(
                        "| %s | %d | %d | %d | %d | %d | %d | %d |%n"
                                .formatted(
                                        format.toLowerCase(java.util.Locale.ROOT),
                                        t.files,
                                        t.unreadable,
                                        t.set,
                                        t.sameAfterBack,
                                        t.added,
                                        t.keys,
                                        t.refused)));
        return table.toString();
    }
}
