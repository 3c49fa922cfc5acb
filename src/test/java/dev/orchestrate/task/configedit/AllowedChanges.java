package dev.orchestrate.task.configedit;

import java.util.List;
import java.util.regex.Pattern;

/** What each action may change of what a workflow says, written down apart from the actions. */
final class AllowedChanges {
    private static final String JOB = "jobs\\.[^.]+";
    private static final String STEP = JOB + "\\.steps\\[]";

    private AllowedChanges() {}

    /** The changes that the action may not make. */
    static List<String> beyond(String action, List<String> changes) {
        Pattern allowed = Pattern.compile(String.join("|", of(action)));
        return changes.stream().filter(change -> !allowed.matcher(change).matches()).toList();
    }

    private static List<String> of(String action) {
        return switch (action) {
            case "remove_continue_on_error" ->
                    List.of(
                            "- " + JOB + "\\.continue-on-error",
                            "- " + STEP + "\\.continue-on-error");
            case "add_migration_step" ->
                    List.of("\\+ " + STEP, "[+~] " + JOB + "\\.permissions(\\.contents)?");
            case "implement_staging_deploy", "implement_production_deploy" ->
                    List.of(
                            "\\+ " + STEP,
                            "~ " + STEP + "\\.run",
                            "\\+ " + STEP + "\\.(id|name|shell|env)",
                            "\\+ " + JOB + "\\.(environment|concurrency)",
                            "[+~] " + JOB + "\\.permissions(\\.contents)?");
            case "add_approval_gates" -> List.of("\\+ " + JOB + "\\.environment");
            case "make_trivy_blocking" ->
                    List.of(
                            "[+~] "
                                    + STEP
                                    + "\\.with(\\.(exit-code|severity|limit-severities-for-sarif))?",
                            "[+~] " + STEP + "\\.env(\\.(TRIVY_EXIT_CODE|TRIVY_SEVERITY))?",
                            "- (" + JOB + "|" + STEP + ")\\.continue-on-error",
                            "\\+ " + STEP + "\\.if");
            case "parallelize_python_builds" ->
                    List.of(
                            "\\+ " + JOB + "\\.strategy(\\.matrix(\\.python-version)?)?",
                            "\\+ " + JOB + "\\.strategy\\.matrix\\.python-version\\[]",
                            "~ " + STEP + "\\.with\\.python-version",
                            "[+~] " + STEP + "\\.with\\.name");
            case "add_path_filters" ->
                    List.of(
                            "~ on(\\.(push|pull_request|pull_request_target))?",
                            "\\+ on\\.[a-z_]+\\.paths(\\[])?");
            case "add_sbom_generation" -> List.of("\\+ " + STEP, "[+~] " + STEP + "\\.with\\.load");
            case "add_container_scanning" ->
                    List.of(
                            "\\+ " + STEP,
                            "[+~] " + STEP + "\\.with\\.load",
                            "[+~] " + JOB + "\\.permissions(\\.security-events)?");
            default -> throw new IllegalArgumentException(action);
        };
    }
}
