package dev.orchestrate.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.Value;
import dev.orchestrate.testing.FixedScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every kind of criterion. A subclass names the kind and bodies for it. */
abstract class CriterionKindContract {
    @TempDir Path outer;
    private Path workspace;
    private GateContext context;

    abstract CriterionKind kind();

    /** A body that passes in a workspace with the files of {@link #files}. */
    abstract Object passing();

    /** A body that fails there. */
    abstract Object failing();

    abstract Map<String, String> files();

    @BeforeEach
    void makeFiles() throws IOException {
        workspace = Files.createDirectory(outer.resolve("workspace"));
        context = Gates.context(workspace, FixedScope.empty());
        for (Map.Entry<String, String> file : files().entrySet()) {
            Files.writeString(workspace.resolve(file.getKey()), file.getValue());
        }
    }

    @Test
    void itsNameIsAWordAndThatOfItsShape() {
        assertThat(kind().kind()).matches("[a-z][a-z0-9_]*").isEqualTo(kind().shape().name());
    }

    @Test
    void itDescribesItselfAndItsFields() {
        assertThat(kind().description()).isNotBlank().doesNotContain("\n").endsWith(".");
        assertThat(kind().shape().fields()).extracting(KeySpec::name).doesNotHaveDuplicates();
        assertThat(kind().shape().fields())
                .allSatisfy(field -> assertThat(field.description()).isNotBlank());
    }

    @Test
    void serviceLoaderCanMakeIt() throws Exception {
        assertThat(kind().getClass().getConstructor().newInstance()).isNotNull();
    }

    @Test
    void itPassesAndFailsWithAReasonInOneLine() throws Exception {
        Verdict passed = kind().judge(Gates.value(passing()), context);
        Verdict failed = kind().judge(Gates.value(failing()), context);
        assertThat(passed).isInstanceOf(Verdict.Passed.class);
        assertThat(failed).isInstanceOf(Verdict.Failed.class);
        assertThat(List.of(passed.reason(), failed.reason()))
                .allSatisfy(reason -> assertThat(reason).isNotBlank().doesNotContain("\n"));
    }

    @Test
    void itSaysTheSameEachTimeAndChangesNothing() throws Exception {
        List<Path> before = filesBelow(outer);
        Verdict first = kind().judge(Gates.value(passing()), context);
        assertThat(kind().judge(Gates.value(passing()), context)).isEqualTo(first);
        assertThat(filesBelow(outer)).isEqualTo(before);
    }

    @Test
    void aBodyOfAnotherShapeCanNotBeJudged() {
        for (Value body : List.of(new Value.Nothing(), new Value.Items(List.of()))) {
            assertThatThrownBy(() -> kind().judge(body, context)).isInstanceOf(CanNotJudge.class);
        }
    }

    @Test
    void aMissingFieldCanNotBeJudged() {
        for (KeySpec field : kind().shape().fields()) {
            if (field.required() && passing() instanceof Map<?, ?> body) {
                Map<Object, Object> less = new LinkedHashMap<>(body);
                less.remove(field.name());
                assertThatThrownBy(() -> kind().judge(Gates.value(less), context))
                        .isInstanceOf(CanNotJudge.class)
                        .hasMessage("`" + field.name() + "` is not a text");
            }
        }
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }
}
