package dev.orchestrate.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orchestrate.plan.Catalog;
import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What holds for every task type. A subclass names the handler and keys that it takes. */
public abstract class TaskHandlerContract {
    private static final Set<String> COMMON =
            Set.of(
                    "id",
                    "name",
                    "description",
                    "tags",
                    "type",
                    "depends_on",
                    "when",
                    "run_if",
                    "if_skipped",
                    "env",
                    "workdir",
                    "timeout",
                    "grace",
                    "retry",
                    "shell",
                    "secrets",
                    "log_limit",
                    "idempotent",
                    "critical",
                    "priority",
                    "locks",
                    "resources",
                    "executor",
                    "needs",
                    "matrix",
                    "inputs",
                    "outputs",
                    "heartbeat",
                    "rollback");

    @TempDir Path outer;
    private Path workspace;
    private TaskHandler handler;

    protected abstract TaskHandler handler() throws Exception;

    /** Keys of a good task of the type. */
    protected abstract Map<String, Value> keys();

    @BeforeEach
    void makeHandler() throws Exception {
        workspace = Files.createDirectory(outer.resolve("workspace"));
        furnish(workspace);
        handler = handler();
    }

    /** Puts into the workspace what the task of {@link #keys} works on. */
    protected void furnish(Path workspace) throws Exception {}

    @Test
    void itsTypeIsAWordOrAFamily() {
        assertThat(handler.type()).matches("[a-z][a-z0-9_]*(:\\*)?");
    }

    @Test
    void itsKeysAreDescribedOnceEachAndAreNoCommonOnes() {
        List<String> names = handler.spec().keys().stream().map(KeySpec::name).toList();
        assertThat(names).doesNotHaveDuplicates().doesNotContainAnyElementsOf(COMMON);
        assertThat(handler.spec().keys())
                .allSatisfy(key -> {
                    assertThat(key.name()).matches("[a-z][a-z0-9_]*");
                    assertThat(key.description()).isNotBlank().doesNotContain("\n");
                });
        String shellKey = handler.spec().shellKey();
        assertThat(shellKey == null || names.contains(shellKey)).isTrue();
    }

    @Test
    void itDescribesItselfInAParagraph() {
        assertThat(handler.description()).isNotBlank().doesNotContain("\n").endsWith(".");
    }

    @Test
    void itsExampleIsATaskWithKeysThatItDeclares() {
        Object example = new Load(LoadSettings.builder().build()).loadFromString(handler.example());
        assertThat(example).isInstanceOf(List.class);
        assertThat((List<?>) example)
                .singleElement()
                .isInstanceOfSatisfying(Map.class, this::assertExample);
    }

    private void assertExample(Map<?, ?> task) {
        List<Object> keys = new ArrayList<>(task.keySet());
        assertThat(keys).contains("id");
        keys.removeAll(COMMON);
        List<String> declared = handler.spec().keys().stream().map(KeySpec::name).toList();
        assertThat(declared.containsAll(keys)).as("%s in %s", keys, declared).isTrue();
        assertThat(keys.containsAll(required())).isTrue();
    }

    @Test
    void serviceLoaderCanMakeIt() throws Exception {
        assertThat(handler.getClass().getConstructor().newInstance()).isNotNull();
    }

    @Test
    void preparingAndPreviewingChangeNothing() throws Exception {
        List<Path> before = filesBelow(outer);
        Work work = handler.prepare(context(keys()));
        work.preview();
        assertThat(filesBelow(outer)).isEqualTo(before);
    }

    @Test
    void itPreparesTheSameWorkEachTime() throws Exception {
        Work first = handler.prepare(context(keys()));
        Work second = handler.prepare(context(keys()));
        assertThat(second.getClass()).isEqualTo(first.getClass());
        assertThat(second.preview()).isEqualTo(first.preview());
    }

    @Test
    void itsPreviewSaysSomething() throws Exception {
        Preview preview = handler.prepare(context(keys())).preview();
        assertThat(said(preview)).isNotBlank();
    }

    @Test
    void aMissingKeyIsAProblemOfTheConfiguration() {
        for (String key : required()) {
            Map<String, Value> keys = new LinkedHashMap<>(keys());
            keys.remove(key);
            assertConfig(keys);
        }
    }

    @Test
    void aKeyOfAnotherShapeIsAProblemOfTheConfiguration() {
        for (String key : required()) {
            Map<String, Value> keys = new LinkedHashMap<>(keys());
            keys.put(key, new Value.Nothing());
            assertConfig(keys);
        }
    }

    @Test
    void anOutputThatIsMissingIsAProblemOfTheConfiguration() {
        keys().forEach((key, value) -> {
            if (value instanceof Value.Text) {
                Map<String, Value> keys = new LinkedHashMap<>(keys());
                keys.put(key, Contexts.text("x ${{ tasks['0'].outputs.k }}"));
                assertConfig(keys);
            }
        });
    }

    @Test
    void workInThisProcessEndsAndLeavesItsLogOpen() throws Exception {
        Work work = handler.prepare(context(keys()));
        if (work instanceof Work.InProcess(Work.Action action)) {
            OpenLog log = new OpenLog();
            assertThat(action.run(new Workbench(log, Map.of()))).isNotNull();
            assertThat(log.closed).isFalse();
        } else {
            assertThat(work).isInstanceOfAny(Work.Launch.class, Work.Person.class);
        }
    }

    private void assertConfig(Map<String, Value> keys) {
        TaskProblem problem =
                catchThrowableOfType(
                        TaskProblem.class, () -> handler.prepare(context(keys)).preview());
        assertThat(problem).as("for %s", keys).isNotNull();
        assertThat(problem.errorClass()).isEqualTo(ErrorClass.CONFIG);
        assertThat(problem.message()).isNotBlank().doesNotContain("\n");
    }

    private List<String> required() {
        Catalog.TypeSpec spec = handler.spec();
        return spec.keys().stream().filter(KeySpec::required).map(KeySpec::name).toList();
    }

    private TaskContext context(Map<String, Value> keys) {
        return Contexts.of(workspace, handler.type().replace("*", "x"), keys);
    }

    private static String said(Preview preview) {
        return switch (preview) {
            case Preview.Command(String text) -> text;
            case Preview.Instructions(String text) -> text;
            case Preview.Diff(String unified) -> unified;
            case Preview.AlreadySo(String why) -> why;
            case Preview.Words(String text) -> text;
        };
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder)).toList();
        }
    }

    /** A log that notices being closed. */
    private static final class OpenLog extends OutputStream {
        private final ByteArrayOutputStream text = new ByteArrayOutputStream();
        private boolean closed;

        @Override
        public void write(int b) {
            text.write(b);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
