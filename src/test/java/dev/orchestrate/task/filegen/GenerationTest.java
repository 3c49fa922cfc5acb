package dev.orchestrate.task.filegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.plan.Value;
import dev.orchestrate.task.Contexts;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.task.Work;
import dev.orchestrate.task.Workbench;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenerationTest {
    private static final String GREETING =
            """
            ---
            description: a greeting
            version: 2
            target: out/greeting.txt
            parameters:
              name: { description: of whom, default: you, pattern: "[\\\\w ]+" }
              loud: { description: with a mark, type: boolean }
              times: { description: how often, type: number, default: 1 }
            ---
            Hello {= name =}{% if loud %}!{% endif %} {= times =}
            """;

    @TempDir Path outer;
    private Path workspace;
    private final Map<String, Value> keys = new LinkedHashMap<>();

    @BeforeEach
    void makeWorkspace() throws Exception {
        workspace = Files.createDirectory(outer.resolve("workspace"));
        template("greeting", GREETING);
        keys.put("template", Contexts.text("greeting"));
    }

    private void template(String name, String text) throws Exception {
        file("templates/" + name + ".peb", text);
    }

    private Path file(String path, String text) throws Exception {
        Path file = workspace.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void parameters(Map<String, Value> values) {
        keys.put("parameters", new Value.Fields(values));
    }

    private Work.Result run() throws Exception {
        Work work =
                new FileGenerationHandler()
                        .prepare(Contexts.of(workspace, "file_generation", keys));
        Work.InProcess inProcess = (Work.InProcess) work;
        return inProcess.action().run(new Workbench(OutputStream.nullOutputStream(), Map.of()));
    }

    private String greeting() throws Exception {
        return Files.readString(workspace.resolve("out/greeting.txt"));
    }

    private void fails(ErrorClass errorClass, String... parts) {
        TaskProblem problem = catchThrowableOfType(TaskProblem.class, this::run);
        assertThat(problem).isNotNull();
        assertThat(problem.message()).contains(parts).doesNotContain("\n");
        assertThat(problem.errorClass()).isEqualTo(errorClass);
    }

    @Test
    void aFileTellsWhatWroteIt() throws Exception {
        assertThat(run())
                .isEqualTo(
                        new Work.Result.Done(Map.of("file", "out/greeting.txt", "version", "2")));
        assertThat(greeting())
                .matches(
                        "# Written by orchestrate from template greeting version 2; sha256 [0-9a-f]{16} of the rest\nHello you 1\n");
    }

    @Test
    void aSecondRunHasNothingToDo() throws Exception {
        assertThat(run()).isInstanceOf(Work.Result.Done.class);
        assertThat(run()).isEqualTo(new Work.Result.AlreadySo("`out/greeting.txt` is already so"));
    }

    @Test
    void otherParametersReplaceWhatNobodyChanged() throws Exception {
        assertThat(run()).isInstanceOf(Work.Result.Done.class);
        parameters(
                Map.of(
                        "name", Contexts.text("Ada"),
                        "loud", new Value.Flag(true),
                        "times", new Value.Numeral(BigDecimal.TWO)));
        assertThat(run()).isInstanceOf(Work.Result.Done.class);
        assertThat(greeting()).endsWith("\nHello Ada! 2\n");
    }

    @Test
    void otherLineEndsAreNoChange() throws Exception {
        assertThat(run()).isInstanceOf(Work.Result.Done.class);
        file("out/greeting.txt", greeting().replace("\n", "\r\n"));
        assertThat(run()).isInstanceOf(Work.Result.AlreadySo.class);
    }

    /** What stands there before: nothing, the same, ours, changed, another's, or no text. */
    @ParameterizedTest
    @CsvSource({
        "     , absent, written",
        "keep, absent, written",
        "overwrite, absent, written",
        "merge, absent, written",
        "fail, absent, written",
        "     , same, left",
        "keep, same, left",
        "overwrite, same, left",
        "merge, same, left",
        "fail, same, refused",
        "     , ours, written",
        "keep, ours, left",
        "overwrite, ours, written",
        "merge, ours, written",
        "fail, ours, refused",
        "     , changed, refused",
        "keep, changed, left",
        "overwrite, changed, written",
        "merge, changed, refused",
        "fail, changed, refused",
        "     , foreign, refused",
        "keep, foreign, left",
        "overwrite, foreign, written",
        "merge, foreign, refused",
        "fail, foreign, refused",
        "     , binary, refused",
        "keep, binary, left",
        "overwrite, binary, written",
        "merge, binary, refused",
        "fail, binary, refused",
    })
    void whatStandsThereDecides(String onExists, String standing, String end) throws Exception {
        stand(standing);
        if (onExists != null) {
            keys.put("on_exists", Contexts.text(onExists));
        }
        byte[] before = standing.equals("absent") ? new byte[0] : bytes();
        if (end.equals("refused")) {
            fails(ErrorClass.PERMANENT, "out/greeting.txt");
        } else {
            assertThat(run())
                    .isInstanceOf(
                            end.equals("left")
                                    ? Work.Result.AlreadySo.class
                                    : Work.Result.Done.class);
        }
        if (end.equals("written")) {
            assertThat(greeting()).endsWith("\nHello you 1\n");
        } else {
            assertThat(bytes()).isEqualTo(before);
        }
    }

    private byte[] bytes() throws Exception {
        return Files.readAllBytes(workspace.resolve("out/greeting.txt"));
    }

    private void stand(String standing) throws Exception {
        switch (standing) {
            case "absent" -> {}
            case "same" -> assertThat(run()).isInstanceOf(Work.Result.Done.class);
            case "ours", "changed" -> {
                parameters(Map.of("name", Contexts.text("Ada")));
                assertThat(run()).isInstanceOf(Work.Result.Done.class);
                keys.remove("parameters");
                if (standing.equals("changed")) {
                    file("out/greeting.txt", greeting() + "mine\n");
                }
            }
            case "foreign" -> file("out/greeting.txt", "mine\n");
            default -> {
                file("out/greeting.txt", "");
                Files.write(workspace.resolve("out/greeting.txt"), new byte[] {(byte) 0xFF, 0});
            }
        }
    }

    @Test
    void aRefusalNamesTheChoices() throws Exception {
        file("out/greeting.txt", "mine\n");
        fails(
                ErrorClass.PERMANENT,
                "was not written by a template",
                "`on_exists`",
                "keep, overwrite or merge");
    }

    @Test
    void theModeOfAFileIsKept() throws Exception {
        Path file = file("out/greeting.txt", "mine\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        keys.put("on_exists", Contexts.text("overwrite"));
        assertThat(run()).isInstanceOf(Work.Result.Done.class);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void aScriptCanBeRunAndItsHeaderComesSecond() throws Exception {
        template(
                "script",
                "---\ndescription: d\nversion: 1\nexecutable: true\n---\n#!/bin/sh\nexit 0\n");
        keys.put("template", Contexts.text("script"));
        keys.put("target", Contexts.text("bin/run"));
        assertThat(run()).isInstanceOf(Work.Result.Done.class);
        Path file = workspace.resolve("bin/run");
        assertThat(Files.isExecutable(file)).isTrue();
        assertThat(Files.readString(file))
                .startsWith("#!/bin/sh\n# Written by ")
                .endsWith("exit 0\n");
        assertThat(run()).isInstanceOf(Work.Result.AlreadySo.class);
        file("bin/run", Files.readString(file).replace("/bin/sh", "/bin/bash"));
        fails(ErrorClass.PERMANENT, "was changed since");
    }

    @Test
    void aFormatWithoutCommentsHasNoHeader() throws Exception {
        template("data", "---\ndescription: d\nversion: 1\ncomment: none\n---\n{ \"a\": 1 }\n");
        keys.put("template", Contexts.text("data"));
        keys.put("target", Contexts.text("data.json"));
        assertThat(run()).isInstanceOf(Work.Result.Done.class);
        assertThat(workspace.resolve("data.json")).hasContent("{ \"a\": 1 }\n");
        assertThat(run()).isInstanceOf(Work.Result.AlreadySo.class);
        file("data.json", "{ }\n");
        fails(ErrorClass.PERMANENT, "was not written by a template");
    }

    @Test
    void aMergedFileKeepsItsLineEnds() throws Exception {
        template("map", "---\ndescription: d\nversion: 1\n---\na: 1\nb: 2\n");
        keys.put("template", Contexts.text("map"));
        keys.put("target", Contexts.text("map.yml"));
        keys.put("on_exists", Contexts.text("merge"));
        Path file = file("map.yml", "# mine\r\na: 3\r\n");
        assertThat(run()).isInstanceOf(Work.Result.Done.class);
        assertThat(Files.readString(file)).isEqualTo("# mine\r\na: 3\r\nb: 2\r\n");
        assertThat(run())
                .isEqualTo(
                        new Work.Result.AlreadySo("`map.yml` has all of template `map` already"));
    }

    @Test
    void parametersAreDataAndNeverTemplates() throws Exception {
        template(
                "echo",
                """
                ---
                description: d
                version: 1
                target: out/greeting.txt
                parameters:
                  t: { description: a text }
                ---
                {= t =}
                {= t | sh =}
                {= t | json =}
                {= t | yaml =}
                """);
        keys.put("template", Contexts.text("echo"));
        String hostile = "{= name =}{% include 'greeting' %}{-- '\"$(rm) --}";
        parameters(Map.of("t", Contexts.text(hostile)));
        assertThat(run()).isInstanceOf(Work.Result.Done.class);
        assertThat(greeting().lines().skip(1))
                .containsExactly(
                        hostile,
                        "'{= name =}{% include '\\''greeting'\\'' %}{-- '\\''\"$(rm) --}'",
                        "\"{= name =}{% include 'greeting' %}{-- '\\\"$(rm) --}\"",
                        "\"{= name =}{% include 'greeting' %}{-- '\\\"$(rm) --}\"");
    }

    @Test
    void aTemplateOfTheWorkspaceGoesBeforeOneOfTheProgram() throws Exception {
        template("dependabot", GREETING);
        keys.put("template", Contexts.text("dependabot"));
        assertThat(run()).isInstanceOf(Work.Result.Done.class);
        assertThat(greeting()).endsWith("Hello you 1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside.txt", "/outside.txt", "link/outside.txt"})
    void aTargetOutsideIsRefused(String target) throws Exception {
        Files.createSymbolicLink(workspace.resolve("link"), outer);
        keys.put("target", Contexts.text(target));
        fails(ErrorClass.PERMANENT, target, "leads out of the workspace");
        assertThat(outer.resolve("outside.txt")).doesNotExist();
    }

    @Test
    void aTargetThatIsAFolderOrBehindAFileIsRefused() throws Exception {
        keys.put("target", Contexts.text("templates"));
        fails(ErrorClass.PERMANENT, "`target: templates` is a folder");
        keys.put("target", Contexts.text("new/"));
        fails(ErrorClass.PERMANENT, "is a folder");
        keys.put("target", Contexts.text("templates/greeting.peb/x"));
        fails(ErrorClass.PERMANENT, "goes through `templates/greeting.peb`, which is a file");
    }

    @Test
    void whatIsTooLargeIsRefused() throws Exception {
        template(
                "large",
                "---\ndescription: d\nversion: 1\ntarget: large\n---\n"
                        + "{% for a in [1, 2, 3, 4, 5] %}"
                        + "x".repeat(1 << 20)
                        + "{% endfor %}\n");
        keys.put("template", Contexts.text("large"));
        fails(ErrorClass.CONFIG, "templates/large.peb");
        assertThat(workspace.resolve("large")).doesNotExist();
    }

    @Test
    void whatATemplateIsNotToldOrDoesNotKnowIsToldToo() throws Exception {
        parameters(Map.of("nmae", Contexts.text("x")));
        fails(ErrorClass.CONFIG, "`greeting` has no parameter `nmae`; did you mean `name`?");
        parameters(Map.of("name", Contexts.text("a;b")));
        fails(ErrorClass.CONFIG, "parameter `name` is `a;b`: it must match");
        parameters(Map.of("times", Contexts.text("often")));
        fails(ErrorClass.CONFIG, "parameter `times` is `often`: it must be a number");
        parameters(Map.of("loud", new Value.Items(List.of())));
        fails(ErrorClass.CONFIG, "parameter `loud` is a list: it must be a boolean");
        keys.remove("parameters");
        keys.put("template", Contexts.text("greting"));
        fails(ErrorClass.CONFIG, "there is no template `greting`; did you mean `greeting`?");
        keys.put("template", Contexts.text("../greeting"));
        fails(ErrorClass.CONFIG, "there is no template `../greeting`");
        keys.put("template", Contexts.text("codeowners"));
        fails(ErrorClass.CONFIG, "needs the parameter `default_owners`");
        parameters(
                Map.of(
                        "default_owners", new Value.Items(List.of(Contexts.text("@a"))),
                        "paths", new Value.Fields(Map.of("a b", Contexts.text("@b")))));
        fails(ErrorClass.CONFIG, "parameter `paths` is `a b`: it must match");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    hello                                              | t.peb:1`: it does not begin with what it is
                    ---;version: 1;---;x                               | t.peb:2`: `description` is missing
                    ---;description: d;version: 1;coment: x;---;x      | t.peb:4`: unknown key `coment`; did you mean `comment`?
                    ---;description: d;version: 1;comment: rem;---;x   | t.peb:4`: `comment` is `rem`: it must be one of #, //
                    ---;description: [;version: 1;---;x                | t.peb:
                    ---;description: d;version: a b;---;x              | t.peb:3`: `version` is not one word
                    ---;description: d;version: 1;---;a;{= nope =}     | t.peb:6`: unknown parameter `nope`
                    ---;description: d;version: 1;---;a;{% if %}       | t.peb:6`:
                    ---;description: d;version: 1;parameters:;  n: { description: d, type: number };---;x | t.peb:5`: number `n` is neither required nor has a default
                    ---;description: d;version: 1;parameters:;  n: { description: d, pattern: '[' };---;x | t.peb:5`: `pattern` is no regular expression
                    ---;description: d;version: 1;parameters:;  n: { description: d, type: nmber };---;x  | t.peb:5`: `type` is `nmber`: it must be one of text
                    ---;description: d;version: 1;parameters:;  n: { description: d, type: list, default: 1 };---;x | t.peb:5`: the default of parameter `n` is `1`
                    """)
    void aBrokenTemplateIsToldWithItsFileAndLine(String template, String message) throws Exception {
        template("t", template.strip().replace(';', '\n') + "\n");
        keys.put("template", Contexts.text("t"));
        keys.put("target", Contexts.text("out/greeting.txt"));
        fails(ErrorClass.CONFIG, "template `templates/" + message.strip());
        assertThat(workspace.resolve("out")).doesNotExist();
    }
}
