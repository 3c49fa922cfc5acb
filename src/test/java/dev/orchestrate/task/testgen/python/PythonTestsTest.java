package dev.orchestrate.task.testgen.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.syntax.SyntaxProblem;
import dev.orchestrate.workspace.DiskTree;
import dev.orchestrate.workspace.Draft;
import dev.orchestrate.workspace.Workspace;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonTestsTest {
    private Draft tree;

    @BeforeEach
    void anEmptyTree(@TempDir Path folder) {
        tree = new Draft(new DiskTree(new Workspace(folder)));
    }

    private PythonTests.Written written(String source) throws Exception {
        return PythonTests.write(tree, "pkg/mod.py", source, "");
    }

    @Test
    void aGuardIsTestedByAnArgumentThatItRefuses() throws Exception {
        PythonTests.Written written =
                written(
                        """
                        def half(n: int) -> int:
                            if n < 0:
                                raise ValueError(f"negative: {n}")
                            return n // 2
                        """);
        assertThat(written.text())
                .isEqualTo(
                        """
                        import pytest
                        from pkg.mod import half


                        def test_half_returns_a_value():
                            result = half(n=1)
                            assert result == 0


                        def test_half_raises_value_error():
                            with pytest.raises(ValueError) as raised:
                                half(n=-1)
                            assert str(raised.value) == "negative: -1"
                        """);
        assertThat(written.tests()).isEqualTo(2);
        assertThat(written.pending()).isZero();
    }

    @Test
    void aVariableOfTheEnvironmentIsSetAndLeftOut() throws Exception {
        PythonTests.Written written =
                written(
                        """
                        import os

                        def level() -> str:
                            if "LEVEL" in os.environ:
                                return os.environ["LEVEL"].upper()
                            return os.getenv("FALLBACK", "low")
                        """);
        assertThat(written.text())
                .contains("monkeypatch.delenv(\"LEVEL\", raising=False)")
                .contains("monkeypatch.setenv(\"LEVEL\", \"text\")")
                .contains("assert result == \"TEXT\"")
                .contains("assert result == \"low\"");
    }

    @Test
    void aMissingKeyIsComparedByItself() throws Exception {
        PythonTests.Written written =
                written(
                        """
                        def price(of: str) -> int:
                            raise KeyError(of)
                        """);
        assertThat(written.text()).contains("assert raised.value.args[0] == \"text\"");
    }

    @Test
    void aTextIsNotSplitByNothing() throws Exception {
        PythonTests.Written written =
                written(
                        """
                        def first(text: str) -> str:
                            return text.split("")[0]
                        """);
        assertThat(written.text()).doesNotContain("assert result ==");
    }

    @Test
    void whatIsImportedAndHasEffectsIsReplaced() throws Exception {
        PythonTests.Written written =
                written(
                        """
                        import subprocess

                        def sync(where: str) -> bool:
                            try:
                                subprocess.run(["rsync", where], check=True)
                            except OSError:
                                return False
                            return True
                        """);
        assertThat(written.text())
                .contains("monkeypatch.setattr(\"pkg.mod.subprocess.run\", run)")
                .contains("run.side_effect = OSError(\"refused\")")
                .contains("run.assert_called_once_with([\"rsync\", \"text\"], check=True)")
                .contains("assert result is False")
                .contains("assert result is True");
    }

    @Test
    void whatCanNotBeKnownIsPendingAndSaysWhy() throws Exception {
        PythonTests.Written written =
                written(
                        """
                        import re

                        def slug(text: str) -> str:
                            return re.sub("[^a-z]+", "-", text)
                        """);
        assertThat(written.tests()).isZero();
        assertThat(written.pending()).isEqualTo(1);
        assertThat(written.text())
                .contains("@pytest.mark.skip(reason=")
                .contains("; `re.sub()`")
                .contains("def test_slug_pending():")
                .doesNotContain("assert");
    }

    @Test
    void aStatementThatNoArgumentReachesIsPending() throws Exception {
        PythonTests.Written written =
                written(
                        """
                        def odd(word: str) -> int:
                            if len(word) == 77:
                                return 1
                            return 0
                        """);
        assertThat(written.tests()).isEqualTo(1);
        assertThat(written.text()).contains("never at `return 1`");
    }

    @Test
    void aLoopThatDoesNotEndIsPending() throws Exception {
        PythonTests.Written written =
                written(
                        """
                        def forever() -> None:
                            while True:
                                pass
                        """);
        assertThat(written.tests()).isZero();
        assertThat(written.text()).contains("a loop that may not end");
    }

    @Test
    void whatAWrongArgumentDoesByItselfIsNoTest() throws Exception {
        PythonTests.Written written =
                written(
                        """
                        def first(items: list[int]) -> int:
                            return items[0]
                        """);
        assertThat(written.text()).contains("first(items=[1])").doesNotContain("items=[])");
    }

    @Test
    void aCoroutineIsMarkedWherePytestAsyncioIsStrict() throws Exception {
        assertThat(coroutine("[tool.pytest.ini_options]\nasyncio_mode = \"strict\"\n"))
                .contains("@pytest.mark.asyncio\nasync def test_one_returns_a_value():")
                .contains("result = await one()");
    }

    @Test
    void aCoroutineIsNotMarkedWherePytestAsyncioTakesThemAll() throws Exception {
        assertThat(coroutine("[tool.pytest.ini_options]\nasyncio_mode = \"auto\"\n"))
                .contains("async def test_one_returns_a_value():")
                .doesNotContain("mark.asyncio");
    }

    @Test
    void aCoroutineIsRunByAsyncioWhereThereIsNoPlugin() throws Exception {
        assertThat(coroutine("[project]\ndependencies = [\"anyio\"]\n"))
                .contains("\ndef test_one_returns_a_value():")
                .contains("result = asyncio.run(one())");
    }

    private String coroutine(String settings) throws Exception {
        tree.write("pyproject.toml", settings.getBytes(UTF_8));
        return written("async def one() -> int:\n    return 1\n").text();
    }

    @Test
    void aNameThatSomebodyTookIsNotTakenAgain() throws Exception {
        PythonTests.Written written =
                PythonTests.write(
                        tree,
                        "pkg/mod.py",
                        "def one():\n    return 1\n",
                        "def test_one_returns_a_value():\n    assert True\n");
        assertThat(written.text()).contains("def test_one_returns_a_value_2():");
    }

    @Test
    void theTestFileLiesWhereTheProjectHasItsTests() throws Exception {
        tree.write(
                "svc/pyproject.toml",
                "[tool.pytest.ini_options]\ntestpaths = [\"checks\"]\n".getBytes(UTF_8));
        assertThat(PythonTests.fileFor(tree, "svc/src/pkg/mod.py"))
                .isEqualTo("svc/checks/test_mod.py");
    }

    @Test
    void theSameSourceGivesTheSameTests() throws Exception {
        String source = "def f(a: str, b: int):\n    return a * b if b > 2 else None\n";
        assertThat(written(source)).isEqualTo(written(source));
    }

    @Test
    void whatDoesNotParseIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> written("def f(:\n    pass\n"))
                .isInstanceOf(SyntaxProblem.class)
                .hasMessageStartingWith("`pkg/mod.py:1:");
    }

    @Test
    void aModuleWithNothingToTestIsRefused() {
        assertThatThrownBy(() -> written("LIMIT = 3\n"))
                .isInstanceOf(SyntaxProblem.class)
                .hasMessage("`pkg/mod.py` defines no public function or class");
    }
}
