package dev.orchestrate.task.configedit;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells from the names of jobs and steps what they are about. */
final class Words {
    private static final Set<String> DEPLOY =
            Set.of("deploy", "deploys", "deployment", "deployments", "deploying", "rollout");
    private static final Set<String> RELEASE = Set.of("release", "publish", "upload", "push");
    private static final Set<String> STAGING = Set.of("staging", "stage", "stg");
    private static final Set<String> PRODUCTION = Set.of("production", "prod", "live");
    private static final Set<String> OTHER =
            Set.of("dev", "development", "preview", "test", "qa", "uat", "sandbox");

    private static final Set<String> AROUND =
            Set.of(
                    "notify",
                    "notification",
                    "notifications",
                    "report",
                    "status",
                    "summary",
                    "cleanup",
                    "rollback",
                    "announce");

    private Words() {}

    /** Whether it deploys, as against one that speaks of it before or after. */
    static boolean deploys(Workflow.Job job) {
        String text = job.id() + " " + job.name();
        return any(text, DEPLOY) && !any(text, AROUND);
    }

    static boolean deploys(Workflow.Step step) {
        return any(step.name() + " " + step.body().getOrDefault("id", ""), DEPLOY);
    }

    /** Whether running it twice at once would do harm. */
    static boolean givesOut(Workflow.Job job) {
        return deploys(job)
                || job.environment() != null
                || any(job.id() + " " + job.name(), RELEASE);
    }

    /** Whether a job is for an environment: by its own `environment`, or by its name. */
    static boolean isFor(Workflow.Job job, String environment) {
        String own = job.environment();
        return own == null ? names(job, environment) : any(own, synonyms(environment));
    }

    /** Whether the name of a job speaks of another environment than this. */
    static boolean isForAnother(Workflow.Job job, String environment) {
        String own = job.environment();
        if (own != null) {
            return !any(own, synonyms(environment));
        }
        String text = job.id() + " " + job.name();
        return !names(job, environment)
                && (any(text, STAGING) || any(text, PRODUCTION) || any(text, OTHER));
    }

    private static boolean names(Workflow.Job job, String environment) {
        return any(job.id() + " " + job.name(), synonyms(environment));
    }

    private static Set<String> synonyms(String environment) {
        String word = environment.toLowerCase(Locale.ROOT);
        if (STAGING.contains(word)) {
            return STAGING;
        }
        return PRODUCTION.contains(word) ? PRODUCTION : Set.of(word);
    }

    private static boolean any(String text, Set<String> words) {
        List<String> own = List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"));
        return own.stream().anyMatch(words::contains)
                || words.contains(text.toLowerCase(Locale.ROOT));
    }
}
