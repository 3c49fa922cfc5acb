package dev.orchestrate.task.configedit;

import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.KeySpec.Kind;
import dev.orchestrate.task.TaskProblem;

/** A script that a task gives for a workflow. */
final class DeployScript {
    static final KeySpec SECRETS =
            KeySpec.optional(
                    "github_secrets",
                    Kind.TEXT_OR_LIST,
                    "names of secrets that the commands see as variables of the same names");

    private DeployScript() {}

    /**
     * The script that a key holds.
     *
     * @throws TaskProblem it is left out, or GitHub would splice values into it
     */
    static String command(String action, String key, String what, Keys keys) throws TaskProblem {
        String command = keys.needed(action, key, what);
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
}
