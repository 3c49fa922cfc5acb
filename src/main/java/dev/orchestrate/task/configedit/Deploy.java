package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The steps of a deploy. Values reach the scripts as variables, never as a part of their text.
 *
 * @param variables of the commands
 */
record Deploy(
        String environment,
        String command,
        String rollback,
        String healthUrl,
        Map<String, Object> variables) {

    private static final String CHECK =
            """
            for attempt in $(seq 1 "$ATTEMPTS"); do
              if curl --fail --silent --show-error --max-time 10 --output /dev/null "$HEALTH_URL"; then
                echo "$HEALTH_URL is healthy"
                exit 0
              fi
              echo "attempt $attempt of $ATTEMPTS: not healthy yet"
              sleep 10
            done
            echo "::error::$HEALTH_URL is not healthy"
            exit 1
            """;

    private static final String ON_DEFAULT_BRANCH =
            "github.event_name == 'push'"
                    + " && github.ref_name == github.event.repository.default_branch";

    /**
     * The one that a task asks for.
     *
     * @param otherwise the environment that is meant where it names none
     */
    static Deploy of(Keys keys, String otherwise) throws TaskProblem {
        String command = DeployScript.command(keys, "command", "what deploys, for bash");
        String rollback =
                DeployScript.command(keys, "rollback_command", "what takes it back, for bash");
        String healthUrl = keys.needed("health_url", "what answers when it is well");
        String image = keys.text("image", "the image, as the variable `IMAGE` of the commands");
        Map<String, Object> variables = new LinkedHashMap<>();
        if (image != null) {
            variables.put("IMAGE", image);
        }
        variables.putAll(NewStep.secrets(DeployScript.secrets(keys, List.of())));
        String environment =
                keys.text("environment", "GitHub's; left out: " + otherwise, otherwise);
        return new Deploy(environment, command, rollback, healthUrl, variables);
    }

    /**
     * The three steps.
     *
     * @param id of the first: the rollback asks what became of it
     */
    Step steps(String id) {
        return new Step(
                NewStep.named("Deploy to " + environment)
                        .with("id", id)
                        .with("shell", "bash")
                        .env(variables)
                        .with("run", command)
                        .body(),
                NewStep.named("Check that " + environment + " is healthy")
                        .with("if", "steps." + id + ".outcome == 'success'")
                        .with("shell", "bash")
                        .env(check())
                        .with("run", CHECK)
                        .body(),
                NewStep.named("Roll back " + environment)
                        .with("if", "failure() && steps." + id + ".outcome != 'skipped'")
                        .with("shell", "bash")
                        .env(variables)
                        .with("run", rollback)
                        .body());
    }

    /** A job of its own. */
    Map<String, Object> job(Workflow workflow, List<String> needs) {
        Step steps = steps("deploy");
        Map<String, Object> job = new LinkedHashMap<>();
        job.put("name", "Deploy to " + environment);
        job.put("needs", needs.size() == 1 ? needs.getFirst() : new Edit.OneLine(needs));
        job.put("if", ON_DEFAULT_BRANCH);
        job.put("runs-on", "ubuntu-latest");
        job.putAll(frame());
        job.put("permissions", Map.of("contents", "read"));
        List<Object> list = new ArrayList<>();
        list.add(NewStep.checkout(workflow));
        list.addAll(List.of(steps.deploy(), steps.check(), steps.rollback()));
        job.put("steps", list);
        return job;
    }

    /** What a job that deploys has beside its steps: one deploy at a time, none is cut off. */
    Map<String, Object> frame() {
        Map<String, Object> concurrency = new LinkedHashMap<>();
        concurrency.put("group", "deploy-" + environment);
        concurrency.put("cancel-in-progress", false);
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("environment", environment);
        frame.put("concurrency", concurrency);
        return frame;
    }

    private Map<String, Object> check() {
        Map<String, Object> env = new LinkedHashMap<>();
        env.put("HEALTH_URL", healthUrl);
        env.put("ATTEMPTS", "30");
        return env;
    }

    /** The bodies of the three. */
    record Step(
            Map<String, Object> deploy, Map<String, Object> check, Map<String, Object> rollback) {}
}
