package dev.orchestrate.conformance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orchestrate.conformance.Place.Ran;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fixtures under {@code src/test/conformance}: a folder for each contract, in it one for each
 * of its sections. {@code -Dconformance.only=TEXT} runs those whose name has this text.
 */
@Execution(ExecutionMode.CONCURRENT)
class ConformanceIT {
    private static final Path ROOT = Path.of("src/test/conformance");
    private static final Map<String, Path> CONTRACTS =
            Map.of(
                    "plan", Path.of("docs/plan-language.md"),
                    "cli", Path.of("docs/cli.md"),
                    "state", Path.of("docs/state-and-recovery.md"));

    /** Sections without a folder, and why. */
    private static final Map<String, String> WITHOUT_CASES =
            Map.ofEntries(
                    Map.entry("plan/a-plan-with-every-part", "an example; ExamplesTest loads it"),
                    Map.entry("plan/task-types", "a heading over a section for each type"),
                    Map.entry("plan/not-defined", "promises nothing"),
                    Map.entry("cli/keeping-house", "a heading over a section for each command"),
                    Map.entry("cli/not-defined", "promises nothing"),
                    Map.entry("state/the-journal", "a heading over lines, events and noted"),
                    Map.entry("state/not-defined", "promises nothing"));

    @TempDir static Path scratch;

    @TestFactory
    Stream<DynamicTest> theProgramDoesWhatTheContractSays() throws IOException {
        String only = System.getProperty("conformance.only", "");
        List<Case> cases = new ArrayList<>();
        for (Path file : fixtures()) {
            Case read = Case.read(ROOT, file);
            if (read.name().contains(only)) {
                cases.add(read);
            }
        }
        assertThat(cases).isNotEmpty();
        return cases.stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), source(each), () -> check(each)));
    }

    @Test
    void everyFolderNamesASectionOfItsContract() throws IOException {
        for (Path file : fixtures()) {
            Path name = ROOT.relativize(file);
            assertThat(name.getNameCount()).as("contract/section/case.yaml: %s", name).isEqualTo(3);
            Path contract =
                    requireNonNull(CONTRACTS.get(name.getName(0).toString()), name::toString);
            assertThat(sections(contract)).contains(name.getName(1).toString());
        }
    }

    @Test
    void everySectionOfAContractHasCases() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (Path file : fixtures()) {
            shown.add(ROOT.relativize(file).subpath(0, 2).toString());
        }
        for (var contract : CONTRACTS.entrySet()) {
            for (String section : sections(contract.getValue())) {
                String name = contract.getKey() + "/" + section;
                assertThat(shown.contains(name) ^ WITHOUT_CASES.containsKey(name))
                        .as("`%s` has cases, or a reason why it has none", name)
                        .isTrue();
            }
        }
    }

    @Test
    void everyCaseSaysWhatItShows() throws IOException {
        for (Path file : fixtures()) {
            assertThat(Case.read(ROOT, file).shows()).as(file.toString()).isNotEmpty();
        }
    }

    private static void check(Case fixture) throws IOException {
        Path folder = Files.createDirectories(scratch.resolve(fixture.name()));
        Place place = Place.make(folder);
        for (var file : fixture.files().entrySet()) {
            place.write(file.getKey(), file.getValue());
        }
        if (!fixture.needs().isEmpty()) {
            Ran there = place.sh(fixture.needs());
            assumeTrue(there.exit() == 0, "needs `" + fixture.needs() + "`: " + there.err());
        }
        for (Step step : fixture.steps()) {
            Ran ran = place.sh(step.run());
            assertAll(step.run() + "\n" + ran.out() + ran.err(), checks(step, ran, place));
        }
        if (!fixture.damaged()) {
            for (Path journal : place.journals()) {
                JournalLines.whole(journal);
            }
        }
    }

    private static List<Executable> checks(Step step, Ran ran, Place place) {
        String out = Normal.of(ran.out(), place);
        String err = Normal.of(ran.err(), place);
        List<Executable> checks = new ArrayList<>();
        checks.add(() -> assertThat(ran.exit()).as("exit code").isEqualTo(step.exit()));
        if (step.out() != null) {
            checks.add(() -> assertThat(out).as("standard output").isEqualTo(step.out()));
        }
        if (step.err() != null) {
            checks.add(() -> assertThat(err).as("standard error").isEqualTo(step.err()));
        }
        // the text itself stands once, in the heading
        for (String part : step.outHas()) {
            checks.add(() -> assertThat(out.contains(part)).as("printed: %s", part).isTrue());
        }
        for (String part : step.outLacks()) {
            checks.add(() -> assertThat(out.contains(part)).as("printed: %s", part).isFalse());
        }
        for (String part : step.errHas()) {
            checks.add(() -> assertThat(err.contains(part)).as("complained: %s", part).isTrue());
        }
        checks.add(() -> assertThat(err).doesNotContain("Exception", "\tat "));
        if (!step.json().isEmpty() || !step.states().isEmpty()) {
            checks.add(() -> checkJson(step, JsonMapper.shared().readTree(ran.out())));
        }
        for (String file : step.there()) {
            checks.add(() -> assertThat(place.has(file)).as("`%s` is there", file).isTrue());
        }
        for (String file : step.notThere()) {
            checks.add(() -> assertThat(place.has(file)).as("`%s` is there", file).isFalse());
        }
        step.content()
                .forEach((file, text) ->
                        checks.add(() ->
                                assertThat(place.workspace().resolve(file))
                                        .content()
                                        .isEqualTo(text)));
        return checks;
    }

    private static void checkJson(Step step, JsonNode document) {
        List<Executable> checks = new ArrayList<>();
        step.json()
                .forEach((pointer, value) ->
                        checks.add(() ->
                                assertThat(document.at(pointer).toString())
                                        .as(pointer)
                                        .isEqualTo(JsonMapper.shared().writeValueAsString(value))));
        step.states()
                .forEach((id, status) ->
                        checks.add(
                                () -> assertThat(stateOf(document, id)).as(id).isEqualTo(status)));
        assertAll(checks);
    }

    private static String stateOf(JsonNode status, String id) {
        for (JsonNode task : status.at("/tasks")) {
            if (task.at("/id").stringValue().equals(id)) {
                return task.at("/status").stringValue();
            }
        }
        for (JsonNode phase : status.at("/phases")) {
            if (("phase " + phase.at("/id").stringValue()).equals(id)) {
                return phase.at("/status").stringValue();
            }
            for (JsonNode group : phase.at("/groups")) {
                if (group.at("/id").stringValue().equals(id)) {
                    return group.at("/status").stringValue();
                }
            }
        }
        return id.equals("run") ? status.at("/status").stringValue() : "not there";
    }

    private static List<Path> fixtures() throws IOException {
        try (Stream<Path> tree = Files.walk(ROOT)) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Set<String> sections(Path document) throws IOException {
        Set<String> sections = new HashSet<>();
        for (String line : Files.readAllLines(document)) {
            if (line.startsWith("##")) {
                String heading = line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT);
                sections.add(heading.replaceAll("[^a-z0-9_ -]", "").replace(' ', '-'));
            }
        }
        return sections;
    }

    private static URI source(Case fixture) {
        return ROOT.resolve(fixture.name() + ".yaml").toUri();
    }
}
