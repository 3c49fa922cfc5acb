package dev.orchestrate.task.filegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.syntax.SyntaxTree;
import dev.orchestrate.task.Listing;
import dev.orchestrate.workspace.DiskTree;
import dev.orchestrate.workspace.Draft;
import dev.orchestrate.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Each template of the program, as it comes and with every parameter set to something else. */
class ShippedTemplatesTest {
    private static final Path SOURCES = Path.of("src/main/resources/dev/orchestrate/templates");

    /** Documents that people read: any text is one. */
    private static final List<String> PROSE = List.of("md");

    @TempDir Path workspace;

    static List<String> names() {
        return TemplateShelf.shipped();
    }

    private TemplateShelf shelf() {
        return new TemplateShelf(new DiskTree(new Workspace(workspace)));
    }

    @Test
    void theIndexNamesThemAll() throws Exception {
        try (Stream<Path> files = Files.list(SOURCES)) {
            assertThat(names())
                    .isSorted()
                    .hasSizeGreaterThanOrEqualTo(15)
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".peb"))
                                    .map(name -> name.replace(".peb", ""))
                                    .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void itSaysWhereItGoesAndDescribesItsParameters(String name) throws Exception {
        TemplateFile.About about = shelf().find(name).about();
        assertThat(about.target()).isNotBlank();
        assertThat(about.description()).doesNotContain("\n");
        assertThat(about.parameters())
                .isNotEmpty()
                .allSatisfy(
                        each -> assertThat(each.description()).isNotBlank().doesNotContain("\n"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatItWritesParses(String name) throws Exception {
        TemplateFile template = shelf().find(name);
        for (Map<String, Object> given : TemplateValues.variants(template)) {
            String text = shelf().render(template, template.values(given));
            String whole = Header.with(template, text);
            parse(template.about().target(), whole);
            assertThat(whole)
                    .as("%s with %s", name, given)
                    .endsWith("\n")
                    .doesNotEndWith("\n\n")
                    .doesNotContain("\n\n\n\n", "{=", "=}", "{%", "%}", "\t\n", " \n");
            boolean code = template.about().target().endsWith(".py");
            assertThat(code || !whole.contains("\n\n\n")).as("gaps with %s", given).isTrue();
        }
    }

    private static void parse(String target, String text) throws Exception {
        String ending = target.substring(target.lastIndexOf('.') + 1);
        switch (ending) {
            case "yml", "yaml" -> {
                Object tree = new Load(LoadSettings.builder().build()).loadFromString(text);
                assertThat(tree).isInstanceOf(Map.class);
            }
            case "ts", "py" -> assertThat(SyntaxTree.parse(target, text).error()).isEmpty();
            default -> assertThat(PROSE.contains(ending) || isList(target)).as(target).isTrue();
        }
    }

    private static boolean isList(String target) {
        return List.of(".gitignore", ".editorconfig", ".github/CODEOWNERS").contains(target);
    }

    @ParameterizedTest
    @MethodSource("names")
    void itWritesTheSameEachTimeAndIsThenAlreadySo(String name) throws Exception {
        TemplateFile template = shelf().find(name);
        Map<String, Object> given = TemplateValues.required(template);
        Wanted wanted = new Wanted(name, null, given, OnExists.OURS);
        Draft draft = new Draft(new DiskTree(new Workspace(workspace)));
        GeneratedFile change = new GeneratedFile(workspace, wanted);
        assertThat(change.draft(draft).outputs()).containsEntry("file", template.about().target());
        byte[] first = draft.read(template.about().target());
        assertThat(new String(first, StandardCharsets.UTF_8)).contains("Written by orchestrate");
        assertThat(change.draft(draft).outputs()).isEmpty();
        assertThat(draft.read(template.about().target())).isEqualTo(first);
    }

    @Test
    void oneOfTheWorkspaceIsListedTooThoughItIsBroken() throws Exception {
        Path own = workspace.resolve("templates/ci/own.peb");
        Files.createDirectories(own.getParent());
        Files.writeString(own, "---\ndescription: mine\nversion: 1\n---\n");
        Files.writeString(workspace.resolve("templates/broken.peb"), "x\n");
        List<Listing.Entry> entries =
                TemplateListing.of(new DiskTree(new Workspace(workspace))).entries();
        assertThat(entries)
                .hasSize(names().size() + 2)
                .contains(new Listing.Entry("ci/own", "mine", List.of()))
                .anyMatch(entry ->
                        entry.name().equals("broken")
                                && entry.description().contains("`templates/broken.peb:1`"));
    }

    @Test
    void theDocumentsListThem() throws Exception {
        String document = Files.readString(Path.of("docs/handlers.md"));
        List<String> rows = new ArrayList<>();
        for (Listing.Entry entry :
                TemplateListing.of(new DiskTree(new Workspace(workspace))).entries()) {
            String parameters =
                    String.join(
                            ", ",
                            entry.parts().stream().map(part -> "`" + part.name() + "`").toList());
            rows.add(
                    "| `%s` | %s | `%s` | %s |"
                            .formatted(
                                    entry.name(),
                                    entry.description(),
                                    shelf().find(entry.name()).about().target(),
                                    parameters));
        }
        assertThat(document).as("docs/handlers.md").contains(String.join("\n", rows));
    }
}
