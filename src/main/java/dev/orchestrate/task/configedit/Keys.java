package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a task, as an action asks for them: each by its name and what it means. The answers
 * make the action; the questions alone tell which keys it takes.
 */
interface Keys {
    /** A text; null where it is left out. */
    @Nullable String text(String name, String meaning);

    default String text(String name, String meaning, String otherwise) {
        String text = text(name, meaning);
        return text == null ? otherwise : text;
    }

    /** One text or a list of them; null where it is left out. */
    @Nullable List<String> texts(String name, String meaning);

    default List<String> texts(String name, String meaning, List<String> otherwise) {
        List<String> texts = texts(name, meaning);
        return texts == null ? otherwise : texts;
    }

    /** A text that the action can not do without, blank ones included. */
    String needed(String name, String meaning) throws TaskProblem;

    /** A text that must be stated, and may be empty. */
    String stated(String name, String meaning) throws TaskProblem;

    /** One text or more. */
    List<String> neededTexts(String name, String meaning) throws TaskProblem;

    /** A map with one entry or more. */
    Map<String, Object> neededFields(String name, String meaning) throws TaskProblem;

    /** Anything, but not nothing. */
    Object neededValue(String name, String meaning) throws TaskProblem;

    static TaskProblem missing(String action, String name, String what) {
        return TaskProblem.config("`action: " + action + "` needs the key `" + name + "`: " + what);
    }
}
