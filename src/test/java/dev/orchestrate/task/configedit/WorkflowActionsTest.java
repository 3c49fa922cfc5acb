package dev.orchestrate.task.configedit;

import static dev.orchestrate.testing.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each action on workflows in three manners of writing. */
class WorkflowActionsTest {
    @ParameterizedTest
    @ValueSource(strings = {"spaced", "dense", "quoted"})
    void eachActionWritesAsTheFileDoes(String style) throws Exception {
        StringBuilder ends = new StringBuilder();
        for (ActionSpec action : NamedActions.OF_WORKFLOWS) {
            String before = input(style);
            String end;
            try {
                end =
                        switch (AskedKeys.workflow(action).edit(before)) {
                            case Edited.Changed changed -> {
                                check(action, before, changed.text());
                                assertGolden(
                                        "actions/" + style + "/" + action.name() + ".yml",
                                        changed.text());
                                yield "changed " + changed.remarks();
                            }
                            case Edited.Same(String why, boolean alreadySo) ->
                                    (alreadySo ? "already so: " : "nothing to do: ") + why;
                        };
            } catch (TaskProblem e) {
                end = "refused: " + e.message();
            }
            ends.append(action.name()).append(": ").append(end).append('\n');
        }
        assertGolden("actions/" + style + "/ends.txt", ends.toString());
    }

    private static void check(ActionSpec action, String before, String after) throws TaskProblem {
        assertThat(
                        AllowedChanges.beyond(
                                action.name(),
                                TreeChanges.between(YamlFile.tree(before), YamlFile.tree(after))))
                .isEmpty();
        YamlComments.assertKept(before, after);
        assertThat(AskedKeys.workflow(action).edit(after))
                .isInstanceOfSatisfying(
                        Edited.Same.class, same -> assertThat(same.alreadySo()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"spaced", "dense", "quoted"})
    void aFileWithCarriageReturnsGetsLinesWithThem(String style) throws Exception {
        for (ActionSpec action : NamedActions.OF_WORKFLOWS) {
            String before = input(style);
            assertThat(edited(action, before.replace("\n", "\r\n")))
                    .as(action.name())
                    .isEqualTo(edited(action, before).replace("\n", "\r\n"));
        }
    }

    private static String edited(ActionSpec action, String text) {
        try {
            return AskedKeys.workflow(action).edit(text)
                            instanceof Edited.Changed(String changed, List<String> _)
                    ? changed
                    : "";
        } catch (TaskProblem e) {
            return "";
        }
    }

    @Test
    void allActionsAfterEachOtherLeaveAWorkflowThatEachOfThemIsContentWith() throws Exception {
        String text = input("spaced");
        for (ActionSpec action : NamedActions.OF_WORKFLOWS) {
            if (AskedKeys.workflow(action).edit(text)
                    instanceof Edited.Changed(String changed, List<String> _)) {
                text = changed;
            }
        }
        assertGolden("actions/spaced/all.yml", text);
        for (ActionSpec action : NamedActions.OF_WORKFLOWS) {
            assertThat(AskedKeys.workflow(action).edit(text))
                    .as(action.name())
                    .isInstanceOf(Edited.Same.class);
        }
    }

    private static String input(String style) throws IOException {
        return Files.readString(Golden.FOLDER.resolve("actions/input/" + style + ".yml"));
    }
}
