package dev.orchestrate.task.configedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.plan.Value;
import dev.orchestrate.task.Contexts;
import dev.orchestrate.task.TaskHandler;
import dev.orchestrate.task.TaskHandlerContract;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.task.Work;
import dev.orchestrate.task.Workbench;
import dev.orchestrate.workspace.FileWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigEditHandlerTest extends TaskHandlerContract {
    private static final String TOLERANT =
            """
            on: push
            jobs:
              audit:
                runs-on: ubuntu-latest
                steps:
                  - name: Audit
                    run: npm audit
                    continue-on-error: true # for now
            """;
    private static final String STRICT =
            TOLERANT.replace("continue-on-error: true # for now", "# for now");

    @TempDir Path folder;

    @Override
    protected TaskHandler handler() {
        return new ConfigEditHandler(new FileWriter());
    }

    @Override
    protected Map<String, Value> keys() {
        return keys("*.yml");
    }

    @Override
    protected void furnish(Path workspace) throws Exception {
        Files.writeString(workspace.resolve("ci.yml"), TOLERANT);
    }

    @Test
    void aFileIsChangedAndItsDiffIsLogged() throws Exception {
        Path file = write("ci.yml", TOLERANT);
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        assertThat(run(keys(), log)).isEqualTo(new Work.Result.Done(Map.of("changed", "1")));
        assertThat(file).hasContent(STRICT);
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("-        continue-on-error: true # for now\n+        # for now\n");
        assertThat(run(keys(), log))
                .isEqualTo(
                        new Work.Result.AlreadySo(
                                "in `ci.yml`: nothing that fails is passed over"));
    }

    @Test
    void aByteOrderMarkStays() throws Exception {
        Path file = write("ci.yml", "\uFEFF" + TOLERANT);
        assertThat(run(keys(), new ByteArrayOutputStream())).isInstanceOf(Work.Result.Done.class);
        assertThat(Files.readString(file)).isEqualTo("\uFEFF" + STRICT);
    }

    @Test
    void oneFileThatIsRefusedLeavesAllAsTheyWere() throws Exception {
        Path good = write("a.yml", TOLERANT);
        write("b.yml", "on: push\njobs: {");
        assertRefused("*.yml", ErrorClass.PERMANENT, "`b.yml`: line ");
        assertThat(good).hasContent(TOLERANT);
    }

    @Test
    void whatIsNoWorkflowIsRefusedWithTheReason() throws Exception {
        write("list.yml", "- a\n");
        write("empty.yml", "");
        write("merge.yml", TOLERANT + "<<<<<<< ours\n=======\n>>>>>>> theirs\n");
        write("zero.yml", "on: \0");
        write("ci.json", "{}");
        assertRefused("list.yml", ErrorClass.PERMANENT, "`list.yml`: it is no GitHub workflow");
        assertRefused("empty.yml", ErrorClass.PERMANENT, "`empty.yml`: it is no GitHub workflow");
        assertRefused("merge.yml", ErrorClass.PERMANENT, "`merge.yml`: it holds a merge conflict");
        assertRefused("zero.yml", ErrorClass.PERMANENT, "`zero.yml`: it is no text in UTF-8");
        assertRefused("ci.json", ErrorClass.PERMANENT, "`ci.json`: it is no YAML file");
        assertRefused("none.yml", ErrorClass.CONFIG, "no file matches the `target` `none.yml`");
        assertRefused("../x.yml", ErrorClass.PERMANENT, "");
        Files.createDirectory(folder.resolve("sub"));
        assertRefused("sub", ErrorClass.CONFIG, "`target` is the folder `sub`");
    }

    @Test
    void aStepThatIsNowhereIsAFailure() throws Exception {
        write("ci.yml", TOLERANT);
        Map<String, Value> keys = keys("ci.yml");
        keys.put("steps", Contexts.text("Scan"));
        assertThatThrownBy(() -> run(keys, new ByteArrayOutputStream()))
                .hasMessage("nothing to do in `ci.yml`: no step `Scan`")
                .isInstanceOfSatisfying(
                        TaskProblem.class, problem -> assertThat(problem.isNothingToDo()).isTrue());
    }

    @Test
    void aKeyOfAnotherActionIsAProblemOfTheConfiguration() {
        Map<String, Value> keys = keys("ci.yml");
        keys.put("severity", Contexts.text("HIGH"));
        assertThatThrownBy(() -> run(keys, new ByteArrayOutputStream()))
                .hasMessage(
                        "`action: remove_continue_on_error` has no key `severity`; it has jobs,"
                                + " steps");
    }

    @Test
    void everyActionHasItsKeysOfOneKindEach() {
        assertThat(NamedActions.ALL).hasSize(17);
        NamedActions.ALL
                .values()
                .forEach(action ->
                        assertThat(action.keys())
                                .allSatisfy(key ->
                                        assertThat(NamedActions.keys())
                                                .filteredOn(
                                                        other -> other.name().equals(key.name()))
                                                .singleElement()
                                                .satisfies(other ->
                                                        assertThat(other.kind())
                                                                .isEqualTo(key.kind()))));
    }

    @Test
    void aLinkOutOfTheWorkspaceAndAFileThatIsTooLargeAreRefused() throws Exception {
        Path outside = Files.createTempFile("outside", ".yml");
        try {
            Files.writeString(outside, TOLERANT);
            Files.createSymbolicLink(folder.resolve("link.yml"), outside);
            assertRefused("link.yml", ErrorClass.PERMANENT, "`link.yml` leads out");
            assertThat(outside).hasContent(TOLERANT);
        } finally {
            Files.delete(outside);
        }
        Path large = write("large.yml", TOLERANT + "# x\n".repeat(5 << 20));
        assertRefused("large.yml", ErrorClass.PERMANENT, "`large.yml`");
        assertThat(large).hasSize(TOLERANT.length() + 4L * (5 << 20));
    }

    @Test
    void editsOfOneFileAtTheSameTimeAreAllMade() throws Exception {
        Path file = write("app.yml", "a: 1\n");
        TaskHandler shared = handler();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Map<String, Value> keys = new LinkedHashMap<>();
            keys.put("action", Contexts.text("set"));
            keys.put("target", Contexts.text("app.yml"));
            keys.put("path", Contexts.text("key" + i));
            keys.put("value", Contexts.text("value" + i));
            Work.InProcess work =
                    (Work.InProcess) shared.prepare(Contexts.of(folder, "config_edit", keys));
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    work.action()
                                            .run(
                                                    new Workbench(
                                                            new ByteArrayOutputStream(), Map.of()));
                                } catch (Exception e) {
                                    throw new IllegalStateException(e);
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(Files.readAllLines(file)).hasSize(21).doesNotHaveDuplicates().contains("a: 1");
    }

    private void assertRefused(String target, ErrorClass errorClass, String message) {
        assertThatThrownBy(() -> run(keys(target), new ByteArrayOutputStream()))
                .isInstanceOfSatisfying(
                        TaskProblem.class,
                        problem -> {
                            assertThat(problem.errorClass()).isEqualTo(errorClass);
                            assertThat(problem.message()).startsWith(message);
                            assertThat(problem.isNothingToDo()).isFalse();
                        });
    }

    private Work.Result run(Map<String, Value> keys, ByteArrayOutputStream log) throws Exception {
        Work work = handler().prepare(Contexts.of(folder, "config_edit", keys));
        return ((Work.InProcess) work).action().run(new Workbench(log, Map.of()));
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Map<String, Value> keys(String target) {
        Map<String, Value> keys = new LinkedHashMap<>();
        keys.put("action", Contexts.text("remove_continue_on_error"));
        keys.put("target", new Value.Items(List.of(Contexts.text(target))));
        return keys;
    }
}
