package dev.orchestrate.docs;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.run.AttemptStatus;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.PhaseStatus;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.run.WaitReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DocsTest {
    private static final Document PLAN_LANGUAGE = Document.of("docs/plan-language.md");
    private static final Document STATE = Document.of("docs/state-and-recovery.md");
    private static final Document COMMAND_LINE = Document.of("docs/cli.md");
    private static final Set<String> OF_EVERY_CRITERION =
            Set.of("id", "description", "required", "timeout");

    @Test
    void everyExitCodeIsDocumented() {
        Set<String> documented = new TreeSet<>();
        for (String line : COMMAND_LINE.section("Exit codes")) {
            Matcher row = Pattern.compile("\\| (\\d+) \\|.*").matcher(line);
            if (row.matches()) {
                documented.add(row.group(1));
            }
        }
        assertThat(documented)
                .isEqualTo(
                        Stream.of(ExitCode.values())
                                .map(exit -> Integer.toString(exit.code()))
                                .collect(toCollection(TreeSet::new)));
    }

    @Test
    void everyEventIsDocumented() throws IOException {
        Set<String> written = new LinkedHashSet<>();
        for (String line : Files.readAllLines(Path.of("src/test/golden/journal.jsonl"))) {
            written.add(new JsonMapper().readTree(line).get("event").asString());
        }
        assertThat(STATE.firstColumn("Events")).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void everyFieldOfAnEventIsDocumented() throws IOException {
        String events = String.join("\n", STATE.section("Events"));
        String lines = String.join("\n", STATE.section("Lines"));
        for (String line : Files.readAllLines(Path.of("src/test/golden/journal.jsonl"))) {
            for (String field : new JsonMapper().readTree(line).propertyNames()) {
                assertThat(Document.codes(events + lines)).contains(field);
            }
        }
    }

    @Test
    void everyStatusIsDocumented() {
        Set<String> words = new LinkedHashSet<>();
        Stream.of(TaskStatus.values()).map(TaskStatus::word).forEach(words::add);
        Stream.of(PhaseStatus.values()).map(PhaseStatus::word).forEach(words::add);
        Stream.of(RunStatus.values()).map(RunStatus::word).forEach(words::add);
        Stream.of(AttemptStatus.values()).map(AttemptStatus::word).forEach(words::add);
        Stream.of(WaitReason.values()).map(WaitReason::word).forEach(words::add);
        assertThat(Document.codes(String.join("\n", PLAN_LANGUAGE.section("States"))))
                .containsExactlyInAnyOrderElementsOf(words);
    }

    @Test
    void theStatusesOfARunStandInTheirOrder() {
        assertThat(PLAN_LANGUAGE.firstColumn("States"))
                .containsExactlyElementsOf(
                        Stream.of(RunStatus.values()).map(RunStatus::word).toList());
    }

    @ParameterizedTest
    @CsvSource({"Phases, phase", "Groups, group"})
    void everyKeyIsDocumented(String heading, String level) throws IOException {
        assertThat(PLAN_LANGUAGE.firstColumn(heading))
                .containsExactlyInAnyOrderElementsOf(keysOf(level));
    }

    @Test
    void everyKeyOfARetryAndEveryClassOfFailureIsDocumented() throws IOException {
        Set<String> words = new TreeSet<>(keysOf("retry"));
        Stream.of(ErrorClass.values()).map(ErrorClass::word).forEach(words::add);
        assertThat(PLAN_LANGUAGE.firstColumn("Attempts and retries"))
                .containsExactlyInAnyOrderElementsOf(words);
    }

    @Test
    void everyKeyOfAPlanIsDocumented() throws IOException {
        assertThat(PLAN_LANGUAGE.firstColumn("The plan"))
                .containsExactlyInAnyOrderElementsOf(names(schema().get("properties")));
        assertThat(Document.codes(String.join("\n", PLAN_LANGUAGE.section("The plan"))))
                .containsAll(keysOf("defaults"));
    }

    @Test
    void everyKeyOfATaskIsDocumented() throws IOException {
        Set<String> keys = new TreeSet<>(keysOf("task"));
        keys.addAll(List.of("needs", "inputs", "rollback"));
        assertThat(PLAN_LANGUAGE.firstColumn("Tasks")).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void everyCriterionIsDocumented() throws IOException {
        Set<String> kinds = new TreeSet<>(keysOf("criterion"));
        kinds.removeAll(OF_EVERY_CRITERION);
        Set<String> operators = new TreeSet<>(keysOf("json"));
        operators.removeAll(Set.of("path", "pointer"));
        Set<String> documented =
                PLAN_LANGUAGE.firstColumn("Criteria").stream()
                        .map(code -> code.replaceFirst(":.*", ""))
                        .collect(toSet());
        kinds.addAll(operators);
        assertThat(documented).containsExactlyInAnyOrderElementsOf(kinds);
        assertThat(Document.codes(String.join("\n", PLAN_LANGUAGE.section("Criteria"))))
                .containsAll(OF_EVERY_CRITERION);
    }

    @Test
    void everyLinkLeadsSomewhere() {
        List<String> lost = new ArrayList<>();
        for (Document document : Document.all()) {
            for (String link : document.links()) {
                if (!link.contains("://") && !leadsSomewhere(document.file(), link)) {
                    lost.add(document.file() + ": " + link);
                }
            }
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void commentsReferToHeadingsThatExist() throws IOException {
        Pattern reference = Pattern.compile("(docs/[\\w-]+\\.md)(#[\\w-]+)?");
        List<String> lost = new ArrayList<>();
        int seen = 0;
        try (Stream<Path> sources =
                Stream.of("src/main", "scripts", "config", ".github")
                        .map(Path::of)
                        .flatMap(DocsTest::files)
                        // templates speak of the documents of others
                        .filter(file -> !file.toString().endsWith(".peb"))) {
            for (Path source : (Iterable<Path>) sources::iterator) {
                String text = Files.readString(source, StandardCharsets.ISO_8859_1);
                for (Matcher found = reference.matcher(text); found.find(); seen++) {
                    if (!leadsSomewhere(Path.of("README.md"), found.group())) {
                        lost.add(source + ": " + found.group());
                    }
                }
            }
        }
        assertThat(seen).isPositive();
        assertThat(lost).isEmpty();
    }

    private static Stream<Path> files(Path root) {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean leadsSomewhere(Path from, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path folder = from.getParent();
        Path target = file.isEmpty() ? from : folder == null ? Path.of(file) : folder.resolve(file);
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0
                || Document.of(target.toString()).anchors().contains(link.substring(hash + 1));
    }

    private static Set<String> keysOf(String level) throws IOException {
        return names(schema().get("$defs").get(level).get("properties"));
    }

    private static JsonNode schema() throws IOException {
        return new JsonMapper().readTree(Files.readString(Path.of("docs/plan.schema.json")));
    }

    private static Set<String> names(JsonNode properties) {
        Collection<String> names = properties.propertyNames();
        return new TreeSet<>(names);
    }
}
