package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import java.util.List;
import java.util.Map;

/** The keys with which the tests ask for each action. */
final class AskedKeys {
    private static final Map<String, Object> DEPLOY =
            Map.of(
                    "command",
                            "kubectl set image deployment/api \"api=$IMAGE\"\n"
                                    + "kubectl rollout status deployment/api --timeout=5m",
                    "rollback_command", "kubectl rollout undo deployment/api",
                    "health_url", "https://api.example/health",
                    "image", "ghcr.io/acme/api:${{ github.sha }}",
                    "github_secrets", List.of("KUBE_TOKEN"));

    private AskedKeys() {}

    /** An action on workflows, with its keys. */
    static WorkflowAction workflow(ActionSpec action) throws TaskProblem {
        return (WorkflowAction) action.bind(of(action.name()));
    }

    /** An action on Jest's configuration, with its keys. */
    static JestAction jest(ActionSpec action) throws TaskProblem {
        return (JestAction) action.bind(of(action.name()));
    }

    private static Map<String, Object> of(String action) {
        return switch (action) {
            case "implement_staging_deploy", "implement_production_deploy" -> DEPLOY;
            case "add_migration_step" -> Map.of("command", "npm run migrate");
            case "add_approval_gates" -> Map.of("reviewers", List.of("@acme/release"));
            case "parallelize_python_builds" -> Map.of("versions", List.of("3.12", "3.13"));
            case "add_path_filters" -> Map.of("paths", List.of("src/**", "package.json"));
            case "add_directory_thresholds" -> Map.of("thresholds", Map.of("src/services", 80));
            default -> Map.of();
        };
    }
}
