package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import java.util.List;

/** The scripts that a task gives for a workflow, and what they see. */
final class DeployScript {
    private DeployScript() {}

    /**
     * The script that a key holds.
     *
     * @throws TaskProblem it is left out, or GitHub would splice values into it
     */
    static String command(Keys keys, String key, String meaning) throws TaskProblem {
        String command = keys.needed(key, meaning);
        if (command.contains("${{")) {
            throw TaskProblem.config(
                    "`"
                            + key
                            + "` holds `${{`, and GitHub would splice a value into the script,"
                            + " where it can become a command: name it under `github_secrets` or give it"
                            + " as `image`, and read the variable");
        }
        String script = command.strip();
        return script.contains("\n") ? script + "\n" : script;
    }

    /** The secrets that the scripts see. */
    static List<String> secrets(Keys keys, List<String> otherwise) {
        return keys.texts(
                "github_secrets",
                "names of secrets that the commands see as variables of the same names",
                otherwise);
    }
}
