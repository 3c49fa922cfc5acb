package dev.orchestrate.task.configedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.task.TaskProblem;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneralActionsTest {
    private static final String WORKFLOW =
            """
            # what runs
            on: push
            jobs:
              test: # of everything
                steps:
                  - name: Scan
                    with: { image-ref: 'acme/app:1', format: table }
                  - run: |
                      npm ci

                      npm test
            """;

    private static final String PACKAGE =
            """
            {
              "name": "shop", // ours
              "scripts": {
                "test": "jest"
              },
              "files": ["dist", "src"]
            }
            """;

    private static final String PYPROJECT =
            """
            # of the project
            [project]
            name = 'shop' # short
            dependencies = [
              "httpx>=0.27",
            ]

            [tool.black]
            line-length = 88
            """;

    @Test
    void aValueOfYamlChangesAndNothingElse() throws Exception {
        assertThat(
                        edited(
                                "ci.yml",
                                WORKFLOW,
                                "set",
                                "jobs.test.steps[name=Scan].with.image-ref",
                                "acme/app:2"))
                .isEqualTo(WORKFLOW.replace("app:1", "app:2"));
        assertThat(edited("ci.yml", WORKFLOW, "set", "jobs.test.steps[0].with.exit-code", "1"))
                .isEqualTo(WORKFLOW.replace("table }", "table, exit-code: '1' }"));
        assertThat(
                        edited(
                                "ci.yml",
                                WORKFLOW,
                                "set",
                                "jobs.test.timeout-minutes",
                                new BigDecimal("10")))
                .isEqualTo(WORKFLOW + "    timeout-minutes: 10\n");
        assertThat(edited("ci.yml", WORKFLOW, "remove", "jobs.test.steps[0].with.format", null))
                .isEqualTo(WORKFLOW.replace(", format: table", ""));
    }

    @Test
    void windowsLineFeedsStay() throws Exception {
        String text = WORKFLOW.replace("\n", "\r\n");
        assertThat(edited("ci.yml", text, "set", "permissions.contents", "read"))
                .isEqualTo(text + "permissions:\r\n  contents: read\r\n");
        assertThat(edited("a.env", "A=1\r\nB=2\r\n", "set", "A", "3")).isEqualTo("A=3\r\nB=2\r\n");
    }

    @Test
    void aListGetsWhatItLacksAndMapsAreMergedDeep() throws Exception {
        assertThat(
                        edited(
                                "a.yml",
                                "on:\n  push:\n    branches: [main]\n",
                                "append",
                                "on.push.branches",
                                "next"))
                .isEqualTo("on:\n  push:\n    branches: [main, next]\n");
        assertThat(edited("a.yml", "a: 1\n", "append", "b.c", "x"))
                .isEqualTo("a: 1\nb:\n  c:\n    - x\n");
        assertThat(
                        edited(
                                "a.yml",
                                "a:\n  b: 1 # kept\n  c: 2\n",
                                "merge",
                                "a",
                                Map.of("c", new BigDecimal(3))))
                .isEqualTo("a:\n  b: 1 # kept\n  c: 3\n");
    }

    @Test
    void jsonKeepsItsRemarksAndItsForm() throws Exception {
        assertThat(edited("package.json", PACKAGE, "set", "scripts.test", "jest --ci"))
                .isEqualTo(PACKAGE.replace("\"jest\"", "\"jest --ci\""));
        assertThat(edited("package.json", PACKAGE, "set", "scripts.\"lint:all\"", "eslint \"src\""))
                .isEqualTo(
                        PACKAGE.replace(
                                "\"jest\"\n",
                                "\"jest\",\n    \"lint:all\": \"eslint \\\"src\\\"\"\n"));
        assertThat(edited("package.json", PACKAGE, "append", "files", "bin"))
                .isEqualTo(PACKAGE.replace("\"src\"]", "\"src\", \"bin\"]"));
        assertThat(edited("package.json", PACKAGE, "remove", "files[1]", null))
                .isEqualTo(PACKAGE.replace(", \"src\"]", "]"));
        assertThat(edited("package.json", PACKAGE, "remove", "scripts", null))
                .isEqualTo(PACKAGE.replace("  \"scripts\": {\n    \"test\": \"jest\"\n  },\n", ""));
        assertThat(edited("package.json", PACKAGE, "remove", "files", null))
                .isEqualTo(PACKAGE.replace("  },\n  \"files\": [\"dist\", \"src\"]\n", "  }\n"));
    }

    @Test
    void tomlKeepsItsRemarksAndItsForm() throws Exception {
        assertThat(edited("pyproject.toml", PYPROJECT, "set", "project.name", "store"))
                .isEqualTo(PYPROJECT.replace("'shop'", "'store'"));
        assertThat(
                        edited(
                                "pyproject.toml",
                                PYPROJECT,
                                "set",
                                "tool.black.target-version",
                                List.of("py312")))
                .isEqualTo(PYPROJECT + "target-version = [\"py312\"]\n");
        assertThat(edited("pyproject.toml", PYPROJECT, "append", "project.dependencies", "rich"))
                .isEqualTo(PYPROJECT.replace("0.27\",\n", "0.27\",\n  \"rich\",\n"));
        assertThat(edited("pyproject.toml", PYPROJECT, "remove", "tool.black.line-length", null))
                .isEqualTo(PYPROJECT.replace("line-length = 88\n", ""));
        assertThat(edited("pyproject.toml", PYPROJECT, "remove", "project.name", null))
                .isEqualTo(PYPROJECT.replace("name = 'shop' # short", "# short"));
        assertThat(
                        edited(
                                "a.toml",
                                "a = { b = 1, c = \"#\" } # d\n",
                                "set",
                                "a.b",
                                new BigDecimal(2)))
                .isEqualTo("a = { b = 2, c = \"#\" } # d\n");
        assertThat(
                        edited(
                                "a.toml",
                                "[[bin]]\nname = \"x\"\n\n[[bin]]\nname = \"y\"\n",
                                "set",
                                "bin[1].name",
                                "z"))
                .isEqualTo("[[bin]]\nname = \"x\"\n\n[[bin]]\nname = \"z\"\n");
        assertThat(edited("a.toml", "x = 1\n", "set", "y.z", "w"))
                .isEqualTo("x = 1\ny = { z = \"w\" }\n");
    }

    @Test
    void linesOfPropertiesAndVariablesChangeAlone() throws Exception {
        String properties = "# a\nserver.port = 80\\\n  80\nserver.host : localhost\n";
        assertThat(edited("a.properties", properties, "set", "server.port", new BigDecimal(9090)))
                .isEqualTo("# a\nserver.port = 9090\nserver.host : localhost\n");
        assertThat(edited("a.properties", properties, "set", "name", "a \\ b"))
                .isEqualTo(properties + "name : a \\\\ b\n");
        assertThat(edited("a.properties", properties, "remove", "server.port", null))
                .isEqualTo("# a\nserver.host : localhost\n");
        String env = "export A='x' # why\nB=\"1 # no\"\nC=2";
        assertThat(edited(".env", env, "set", "A", "y z")).isEqualTo(env.replace("'x'", "'y z'"));
        assertThat(edited(".env", env, "set", "B", "q\"$"))
                .isEqualTo(env.replace("1 # no", "q\\\"\\$"));
        assertThat(edited(".env", env, "set", "D", "a b")).isEqualTo(env + "\nD=\"a b\"");
        assertThat(edited(".env.example", env, "remove", "B", null))
                .isEqualTo("export A='x' # why\nC=2");
    }

    @Test
    void anExpressionReplacesWhatItFinds() throws Exception {
        RegexReplace newer = new RegexReplace("^FROM node:(\\d+)", "FROM node:2$1", null);
        assertThat(newer.edit("Dockerfile", "# x\nFROM node:0\n"))
                .isEqualTo(new Edited.Changed("# x\nFROM node:20\n", List.of()));
        assertThat(newer.edit("Dockerfile", "# x\n")).isInstanceOf(Edited.Same.class);
    }

    @Test
    void anExpressionThatBreaksTheFileIsRefused() {
        refuses(
                () -> new RegexReplace("\\}", "", null).edit("a.json", "{}"),
                ErrorClass.PERMANENT,
                "it is not JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.", "a[", "a[x]", "a[k=", "'a", "a]b["})
    void aPathThatIsNoneIsRefused(String path) {
        refuses(() -> edited("a.yml", "a: 1\n", "set", path, "x"), ErrorClass.CONFIG, "path");
    }

    @Test
    void aPathThatDoesNotFitTheFileIsRefused() {
        String text = "a:\n  - n: x\n  - n: x\nb: 1\n";
        refuses(
                () -> edited("a.yml", text, "set", "a[2].n", "y"),
                ErrorClass.PERMANENT,
                "the list has 2");
        refuses(
                () -> edited("a.yml", text, "set", "a[n=x].n", "y"),
                ErrorClass.PERMANENT,
                "2 items are");
        refuses(
                () -> edited("a.yml", text, "set", "a[n=z].n", "y"),
                ErrorClass.PERMANENT,
                "no item is");
        refuses(() -> edited("a.yml", text, "set", "b.c", "y"), ErrorClass.PERMANENT, "no map");
        refuses(
                () -> edited("a.yml", text, "append", "b", "y"),
                ErrorClass.PERMANENT,
                "is no list");
        refuses(() -> edited("a.txt", text, "set", "b", "y"), ErrorClass.CONFIG, "say `format`");
        refuses(
                () -> edited("a.json", "{", "set", "b", "y"),
                ErrorClass.PERMANENT,
                "it is not JSON");
        refuses(
                () -> edited("a.yml", "a: 1\nb: \"\\UFFFFFFFF\"\n", "set", "a", "y"),
                ErrorClass.PERMANENT,
                "line 2: it is not YAML: an escape names no character");
        refuses(
                () -> edited("a.toml", "a =", "set", "b", "y"),
                ErrorClass.PERMANENT,
                "it is not TOML");
        refuses(() -> edited(".env", "a b", "set", "b", "y"), ErrorClass.PERMANENT, "line 1");
    }

    /** And a second time nothing changes. */
    private static String edited(
            String file, String text, String action, String path, @Nullable Object value)
            throws TaskProblem {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("path", path);
        if (value != null) {
            keys.put("value", value);
        }
        GeneralAction edit =
                (GeneralAction) Objects.requireNonNull(NamedActions.ALL.get(action)).bind(keys);
        String changed =
                edit.edit(file, text) instanceof Edited.Changed(String after, List<String> _)
                        ? after
                        : text;
        assertThat(edit.edit(file, changed))
                .isInstanceOfSatisfying(
                        Edited.Same.class, same -> assertThat(same.alreadySo()).isTrue());
        return changed;
    }

    private static void refuses(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable edit,
            ErrorClass errorClass,
            String why) {
        assertThatThrownBy(edit)
                .isInstanceOfSatisfying(
                        TaskProblem.class,
                        problem -> {
                            assertThat(problem.errorClass()).isEqualTo(errorClass);
                            assertThat(problem.message()).contains(why);
                        });
    }
}
