package dev.orchestrate.roadmap;

import dev.orchestrate.roadmap.Section.Stage;
import dev.orchestrate.template.TemplateProblem;
import dev.orchestrate.template.Templates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Writes a roadmap as a plan. */
final class RoadmapText {
    private static final String TEMPLATE = "roadmap.peb";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z./][A-Za-z0-9_./@ -]*[A-Za-z0-9]");

    /** Plain ones that YAML, in one version or another, takes for something else than text. */
    private static final Pattern WORD =
            Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n|[.0-9]*|\\.(inf|nan)");

    private final List<NodePackage> packages;
    private final Map<Section, List<Item>> sections;
    private final Map<Item, String> ids;
    private final List<String> leftOut;

    RoadmapText(
            List<NodePackage> packages,
            Map<Section, List<Item>> sections,
            Map<Item, String> ids,
            List<String> leftOut) {
        this.packages = packages;
        this.sections = sections;
        this.ids = ids;
        this.leftOut = leftOut;
    }

    String write(String file) {
        List<Map<String, Object>> phases = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            if (isThere(stage)) {
                phases.add(phase(stage));
            }
        }
        try {
            return new Templates(RoadmapText::template, (_, _) -> null)
                    .render(TEMPLATE, Map.of("plan", file, "phases", phases, "leftOut", leftOut));
        } catch (TemplateProblem e) {
            throw new IllegalStateException("the program's own template is broken", e);
        }
    }

    private static String template(String name) {
        try (InputStream text = RoadmapText.class.getResourceAsStream(name)) {
            if (text == null) {
                throw new IllegalStateException("the program lacks " + name);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the program's " + name + " can not be read", e);
        }
    }

    private boolean isThere(Stage stage) {
        return sections.keySet().stream().anyMatch(section -> section.stage == stage);
    }

    private Map<String, Object> phase(Stage stage) {
        List<Map<String, Object>> groups = new ArrayList<>();
        for (Map.Entry<Section, List<Item>> section : sections.entrySet()) {
            if (section.getKey().stage == stage) {
                groups.add(group(section.getKey(), section.getValue()));
            }
        }
        return Map.of(
                "id",
                stage.id(),
                "name",
                stage.title,
                "beside",
                String.join(", ", beside(stage)),
                "groups",
                groups,
                "checkpoint",
                checkpoint(stage),
                "criterion",
                stage.goal == 0 ? "" : coverageFiles(),
                "goal",
                stage.goal);
    }

    private List<String> beside(Stage stage) {
        return stage.beside().stream().filter(this::isThere).map(Section.Stage::id).toList();
    }

    private Map<String, Object> group(Section section, List<Item> items) {
        List<Map<String, Object>> tasks = new ArrayList<>();
        for (Item item : items) {
            List<Map<String, String>> keys = new ArrayList<>();
            item.keys()
                    .forEach((name, value) -> keys.add(Map.of("name", name, "value", flow(value))));
            tasks.add(
                    Map.of(
                            "id", String.valueOf(ids.get(item)),
                            "name", flow(item.name()),
                            "keys", keys));
        }
        return Map.of(
                "id",
                section.id,
                "name",
                section.title,
                "execution",
                section.parallel ? "parallel" : "sequential",
                "tasks",
                tasks);
    }

    /** What tells whether the phase has left the repository whole. */
    private List<Map<String, String>> checkpoint(Stage stage) {
        List<Map<String, String>> checks = new ArrayList<>();
        if (stage == Stage.PIPELINE) {
            return checks;
        }
        for (NodePackage node : packages) {
            if (node.hasScript("typecheck")) {
                checks.add(check("everything compiles", node.command("npm run typecheck")));
            }
            checks.add(
                    check(
                            "all tests pass",
                            node.program(
                                    "jest --coverage --silent --coverageReporters=json-summary"
                                            + " --coverageDirectory=coverage")));
        }
        if (stage == Stage.COVERAGE && sections.containsKey(Section.PYTHON)) {
            checks.add(check("all tests of Python pass", "python3 -m pytest -q"));
        }
        return checks;
    }

    private static Map<String, String> check(String name, String run) {
        return Map.of("name", name, "run", flow(run));
    }

    /** One path, or a pattern of several; empty where nothing measures coverage. */
    private String coverageFiles() {
        List<String> folders =
                packages.stream()
                        .map(node -> node.folder().isEmpty() ? "" : node.folder() + "/")
                        .toList();
        return switch (folders.size()) {
            case 0 -> "";
            case 1 -> flow(folders.getFirst() + "coverage/coverage-summary.json");
            default -> flow("{" + String.join(",", folders) + "}coverage/coverage-summary.json");
        };
    }

    /** As YAML takes it on one line; a text is quoted where it might mean something else. */
    private static String flow(Object value) {
        return switch (value) {
            case String text when PLAIN.matcher(text).matches() && !WORD.matcher(text).matches() ->
                    text;
            case List<?> items ->
                    items.stream()
                            .map(RoadmapText::flow)
                            .collect(Collectors.joining(", ", "[", "]"));
            default -> JsonMapper.shared().writeValueAsString(value);
        };
    }
}
