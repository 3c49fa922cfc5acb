package dev.orchestrate.task.testgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.plan.Value;
import dev.orchestrate.task.Contexts;
import dev.orchestrate.task.Preview;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.task.Work;
import dev.orchestrate.task.Workbench;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestFileChangeTest {
    private static final String SOURCE =
            """
            export function half(value: number): number {
              if (value < 0) {
                throw new Error('value must not be negative');
              }
              return value / 2;
            }

            export function isReady(): boolean {
              return true;
            }
            """;

    @TempDir Path workspace;

    @BeforeEach
    void writeSource() throws Exception {
        write("src/half.ts", SOURCE);
        Files.createDirectory(workspace.resolve("tests"));
    }

    @Test
    void whatTheSourceStatesIsCheckedAndTheRestIsPending() throws Exception {
        Work.Result result = run("service", "src/half.ts");

        assertThat(result)
                .isEqualTo(
                        new Work.Result.Done(
                                Map.of(
                                        "cases",
                                        "3",
                                        "pending",
                                        "1",
                                        "test_file",
                                        "tests/half.test.ts")));
        assertThat(read("tests/half.test.ts"))
                .contains("import { half, isReady } from '../src/half';")
                .contains("expect(() => half(-1)).toThrow('value must not be negative');")
                .contains("expect(result).toBe(true);")
                .contains(
                        "it.todo('gives the expected values (a rule that the source only"
                                + " follows)');");
    }

    @Test
    void aSecondRunIsAlreadySoAlsoWhenItIsOnlyShown() throws Exception {
        run("service", "src/half.ts");
        String first = read("tests/half.test.ts");

        assertThat(run("service", "src/half.ts")).isInstanceOf(Work.Result.AlreadySo.class);
        assertThat(work("service", "src/half.ts").preview()).isInstanceOf(Preview.AlreadySo.class);
        assertThat(read("tests/half.test.ts")).isEqualTo(first);
    }

    @Test
    void whatPeopleWroteStaysByteForByte() throws Exception {
        String own =
                """
                import { half } from '../src/half';

                it( 'is mine' ,()=>{ expect( half(2) ).toBe(1) })
                """
                        .replace("\n", "\r\n");
        write("tests/half.test.ts", own);

        run("service", "src/half.ts");

        String file = read("tests/half.test.ts");
        assertThat(file).startsWith(own);
        assertThat(file.substring(own.length()))
                .doesNotContain("import { half")
                .contains("import { isReady } from '../src/half';");
    }

    @Test
    void aNameThatIsTakenGetsAnother() throws Exception {
        write(
                "tests/half.test.ts",
                "const half = 1;\nit('is mine', () => expect(half).toBe(1));\n");

        run("service", "src/half.ts");

        assertThat(read("tests/half.test.ts"))
                .contains("import { half as theHalf, isReady } from '../src/half';")
                .contains("expect(() => theHalf(-1)).toThrow(");
    }

    @Test
    void aCaseThatPeopleTookOverIsNotWrittenAgain() throws Exception {
        write(
                "tests/half.test.ts",
                """
                import { isReady } from '../src/half';
                describe('isReady', () => {
                  it('returns true', () => expect(isReady()).toBe(true));
                });
                """);

        run("service", "src/half.ts");

        assertThat(read("tests/half.test.ts")).containsOnlyOnce("'returns true'");
    }

    @Test
    void aChangedSourceChangesTheRegionAlone() throws Exception {
        run("service", "src/half.ts");
        String own = "\n// mine, behind\n";
        Files.writeString(
                workspace.resolve("tests/half.test.ts"), read("tests/half.test.ts") + own);
        write("src/half.ts", SOURCE.replace("must not be negative", "is below zero"));

        assertThat(run("service", "src/half.ts")).isInstanceOf(Work.Result.Done.class);

        assertThat(read("tests/half.test.ts"))
                .contains("is below zero")
                .doesNotContain("must not be negative")
                .endsWith(own);
    }

    @Test
    void aRegionThatWasEditedIsWrittenAnew() throws Exception {
        run("service", "src/half.ts");
        String first = read("tests/half.test.ts");
        write("tests/half.test.ts", first.replace("toBe(true)", "toBe(false)"));

        run("service", "src/half.ts");

        assertThat(read("tests/half.test.ts")).isEqualTo(first);
    }

    @Test
    void theRepositorysFormatterWritesTheRegionAndASecondRunIsAlreadySo() throws Exception {
        write("package.json", "{ \"devDependencies\": { \"prettier\": \"3.0.0\" } }");
        Path prettier = workspace.resolve("node_modules/.bin/prettier");
        write("node_modules/.bin/prettier", "#!/bin/sh\nexec sed 's/^  */\\t/'\n");
        Files.setPosixFilePermissions(prettier, PosixFilePermissions.fromString("rwxr-xr-x"));

        run("service", "src/half.ts");

        assertThat(read("tests/half.test.ts")).contains("\n\tit('returns true'");
        assertThat(run("service", "src/half.ts")).isInstanceOf(Work.Result.AlreadySo.class);
        assertThat(work("service", "src/half.ts").preview()).isInstanceOf(Preview.AlreadySo.class);
    }

    @Test
    void aFormatterThatIsNotInstalledIsAProblemOfTheConfiguration() throws Exception {
        write("package.json", "{ \"devDependencies\": { \"prettier\": \"3.0.0\" } }");

        TaskProblem problem = problem("service", "src/half.ts");

        assertThat(problem.errorClass()).isEqualTo(ErrorClass.CONFIG);
        assertThat(problem.message())
                .isEqualTo(
                        "`tests/half.test.ts` is formatted by prettier, which is not installed: run"
                                + " `npm ci` first");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "src/gone.ts   | CONFIG    | `target: src/gone.ts` is not there",
                "src           | CONFIG    | `target: src` is a folder: name a source file",
                "src/empty.ts  | PERMANENT | `src/empty.ts` is empty",
                "src/broken.ts | PERMANENT | `src/broken.ts:2:9` does not parse",
                "src/types.ts  | PERMANENT | `src/types.ts` has nothing that tests of kind"
                        + " `service` could be written for",
                "src/large.ts  | PERMANENT | it looks generated",
                "notes.md      | PERMANENT | `notes.md` is in no language that can be read here",
                "../out.ts     | PERMANENT | workspace",
            })
    void badInputIsAClearFailureAndLeavesTheWorkspaceAsItWas(
            String target, ErrorClass errorClass, String message) throws Exception {
        write("src/empty.ts", "\n");
        write("src/broken.ts", "const a = 1;\nconst b = = 2;\n");
        write("src/types.ts", "export interface A {\n  a: string;\n}\n");
        write("src/large.ts", "export const a = 1;\n".repeat(500_000));
        write("notes.md", "# notes\n");

        TaskProblem problem = problem("service", target);

        assertThat(problem.errorClass()).isEqualTo(errorClass);
        assertThat(problem.message()).contains(message).doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "src/empty.py  | `src/empty.py` is empty",
                "src/broken.py | `src/broken.py:2:7` does not parse",
                "src/large.py  | it looks generated",
            })
    void badInputInPythonIsAsClear(String target, String message) throws Exception {
        write("src/empty.py", "\n");
        write("src/broken.py", "a = 1\ndef f(:\n    pass\n");
        write("src/large.py", "a = 1\n".repeat(1_800_000));

        TaskProblem problem = problem("python", target);

        assertThat(problem.errorClass()).isEqualTo(ErrorClass.PERMANENT);
        assertThat(problem.message()).contains(message).doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "src              | CONFIG    | `test_file: src` is a folder",
                "src/half.ts/a.ts | CONFIG    | goes through `src/half.ts`, which is a file",
                "tests/half.md    | CONFIG    | is no file in the language of the tests",
                "tests/mine.ts    | PERMANENT | `tests/mine.ts:1:",
                "../half.test.ts  | PERMANENT | leads out of the workspace",
            })
    void aTestFileThatIsNoneIsAClearFailureToo(
            String testFile, ErrorClass errorClass, String message) throws Exception {
        write("tests/mine.ts", "it('is open', () => {\n");
        Map<String, Value> keys = keys("service", "src/half.ts");
        keys.put("test_file", Contexts.text(testFile));
        String before = listing();

        TaskProblem problem = catchThrowableOfType(TaskProblem.class, () -> run(work(keys)));

        assertThat(problem.errorClass()).isEqualTo(errorClass);
        assertThat(problem.message()).contains(message);
        assertThat(listing()).isEqualTo(before);
    }

    @Test
    void aLoadNeedsItsTool() throws Exception {
        TaskProblem problem = problem("load", "src/half.ts");

        assertThat(problem.errorClass()).isEqualTo(ErrorClass.CONFIG);
        assertThat(problem.message()).contains("npm install --save-dev autocannon");
    }

    @Test
    void mocksAndScenariosAreWrittenToo() throws Exception {
        Map<String, Value> keys = keys("service", "src/half.ts");
        keys.put("mocks", Contexts.text("./clock"));
        keys.put("scenarios", Contexts.text("halves a bill"));

        run(work(keys));

        assertThat(read("tests/half.test.ts"))
                .contains("jest.mock('../src/clock');")
                .contains("it.todo('halves a bill');");
    }

    private TaskProblem problem(String kind, String target) throws Exception {
        String before = listing();
        TaskProblem problem = catchThrowableOfType(TaskProblem.class, () -> run(kind, target));
        assertThat(problem).isNotNull();
        assertThat(listing()).isEqualTo(before);
        return problem;
    }

    private String listing() throws Exception {
        StringBuilder listing = new StringBuilder();
        try (Stream<Path> files = Files.walk(workspace)) {
            for (Path file : files.sorted().toList()) {
                listing.append(file).append(' ').append(Files.getLastModifiedTime(file));
            }
        }
        return listing.toString();
    }

    private static Map<String, Value> keys(String kind, String target) {
        Map<String, Value> keys = new LinkedHashMap<>();
        keys.put("kind", Contexts.text(kind));
        keys.put("target", Contexts.text(target));
        return keys;
    }

    private Work work(String kind, String target) throws Exception {
        return work(keys(kind, target));
    }

    private Work work(Map<String, Value> keys) throws Exception {
        return new TestGenerationHandler().prepare(Contexts.of(workspace, "test_generation", keys));
    }

    private Work.Result run(String kind, String target) throws Exception {
        return run(work(kind, target));
    }

    private static Work.Result run(Work work) throws Exception {
        Work.Action action = ((Work.InProcess) work).action();
        return action.run(new Workbench(OutputStream.nullOutputStream(), Map.of()));
    }

    private String read(String path) throws Exception {
        return Files.readString(workspace.resolve(path));
    }

    private void write(String path, String text) throws Exception {
        Path file = workspace.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
