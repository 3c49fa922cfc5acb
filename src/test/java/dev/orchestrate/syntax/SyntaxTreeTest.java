package dev.orchestrate.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxTreeTest {
    @Test
    void aNodeKnowsItsTypeTextAndPlace() throws Exception {
        SyntaxTree tree = SyntaxTree.parseSound("a.ts", "const a = 1;\n  let b: string;\n");

        SyntaxNode name =
                tree.root()
                        .all(node -> node.is("identifier") && node.text().equals("b"))
                        .getFirst();
        assertThat(name.line()).isEqualTo(2);
        assertThat(name.column()).isEqualTo(7);
        assertThat(name.start()).isEqualTo(19);
        assertThat(name.end()).isEqualTo(20);
        assertThat(name.fieldName()).isEqualTo("name");
        assertThat(name.isNamed()).isTrue();
    }

    @Test
    void placesCountCharactersNotBytes() throws Exception {
        String text = "const é = '\uD83D\uDE00ß'; const here = 1;";
        SyntaxTree tree = SyntaxTree.parseSound("a.js", text);

        SyntaxNode name =
                tree.root()
                        .all(node -> node.is("identifier") && node.text().equals("here"))
                        .getFirst();
        assertThat(name.start()).isEqualTo(text.indexOf("here"));
        assertThat(name.column()).isEqualTo(text.indexOf("here") + 1);
        assertThat(tree.root().end()).isEqualTo(text.length());
    }

    @Test
    void halfASurrogatePairShiftsNothing() throws Exception {
        String text = "const a = '\uD83D'; const here = 1;";
        SyntaxTree tree = SyntaxTree.parse("a.js", text);

        assertThat(tree.root().all(node -> node.text().equals("here"))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a.ts, class A { constructor(private readonly b: string) {} }, class_declaration",
        "a.mjs, export default { a: 1 }, export_statement",
        "a.jsx, const a = <div/>;, jsx_self_closing_element",
        "a.py, async def f(): pass, function_definition",
    })
    void theLanguageFollowsFromTheEnding(String name, String text, String type) throws Exception {
        SyntaxTree tree = SyntaxTree.parseSound(name, text);

        assertThat(tree.root().all(node -> node.is(type))).hasSize(1);
    }

    @Test
    void anUnknownEndingIsAProblem() {
        assertThatThrownBy(() -> SyntaxTree.parse("a.rb", "puts 1"))
                .isInstanceOf(SyntaxProblem.class)
                .hasMessage("`a.rb` is in no language that can be read here");
    }

    @Test
    void theFirstErrorHasItsPlace() {
        assertThatThrownBy(() -> SyntaxTree.parseSound("src/a.ts", "const a = 1;\nconst = 2;\n"))
                .isInstanceOf(SyntaxProblem.class)
                .hasMessageStartingWith("`src/a.ts:2:")
                .hasMessageContaining("does not parse");
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        SyntaxTree tree = SyntaxTree.parse("a.ts", "f(1;\n");

        assertThat(tree.error())
                .hasValueSatisfying(error -> {
                    assertThat(error.line()).isEqualTo(1);
                    assertThat(error.what()).isEqualTo("`)` is missing");
                });
    }

    @Test
    void anEmptyTextHasAnEmptyTree() throws Exception {
        assertThat(SyntaxTree.parseSound("a.ts", "").root().children()).isEmpty();
    }

    @Test
    void aFileThatLooksGeneratedIsRefused() {
        String text = "a();\n".repeat(2_000_000);
        assertThatThrownBy(() -> SyntaxTree.parse("a.ts", text))
                .isInstanceOf(SyntaxProblem.class)
                .hasMessage(
                        "`a.ts` has 10000000 characters, and at most 1048576 are read: it looks"
                                + " generated");
    }

    @Test
    void deepNestingNeedsNoStack() throws Exception {
        String text = "(".repeat(20_000) + "1" + ")".repeat(20_000);

        assertThat(SyntaxTree.parseSound("a.js", text).root().all(node -> node.is("number")))
                .hasSize(1);
    }

    @Test
    void threadsReadSideBySide() throws Exception {
        Callable<Integer> reading =
                () -> SyntaxTree.parseSound("a.py", "x = 1\n".repeat(2000)).root().named().size();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> read :
                    threads.invokeAll(List.of(reading, reading, reading, reading))) {
                assertThat(read.get()).isEqualTo(2000);
            }
        }
    }

    @Test
    void nothingUnpackedIsLeft() throws Exception {
        var _ = SyntaxTree.parseSound("a.ts", "1");
        var _ = SyntaxTree.parseSound("a.py", "1");
        long started = ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();
        try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(
                            left.filter(file -> file.toFile().lastModified() >= started)
                                    .map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.contains("tree-sitter"));
        }
    }
}
