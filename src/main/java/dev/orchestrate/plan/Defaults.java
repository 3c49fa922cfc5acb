package dev.orchestrate.plan;

import dev.orchestrate.plan.expr.Template;
import dev.orchestrate.plan.yaml.Node;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What tasks leave out: the plan's {@code defaults} over the language's own.
 *
 * @param idempotent null where the plan does not say
 */
record Defaults(
        @Nullable Duration timeout,
        Retry retry,
        List<String> shell,
        Template workdir,
        Duration grace,
        @Nullable Boolean idempotent) {

    static Defaults of(LoadOptions options) {
        return new Defaults(
                null,
                Retry.ONCE,
                options.defaultShell(),
                Template.literal("."),
                Duration.ofSeconds(10),
                null);
    }

    /** These with what a map of plan or task says in their place. */
    Defaults with(Fields fields, Reading reading, Site site) {
        Duration ownTimeout = fields.duration("timeout");
        Duration ownGrace = fields.duration("grace");
        List<String> ownShell = fields.texts("shell");
        return new Defaults(
                ownTimeout == null ? timeout : ownTimeout,
                retry,
                ownShell == null || ownShell.isEmpty() ? shell : ownShell,
                workdir(fields, reading, site),
                ownGrace == null ? grace : ownGrace,
                idempotent);
    }

    Defaults withRetry(Retry other) {
        return new Defaults(timeout, other, shell, workdir, grace, idempotent);
    }

    Defaults withIdempotent(boolean flag) {
        return new Defaults(timeout, retry, shell, workdir, grace, flag);
    }

    private Template workdir(Fields fields, Reading reading, Site site) {
        Node.Scalar scalar = fields.scalar("workdir");
        if (scalar == null) {
            return workdir;
        }
        Template own = reading.expressions().text(scalar, site);
        if (leavesWorkspace(scalar.text())) {
            reading.problems()
                    .error(
                            scalar.place(),
                            "outside-workspace",
                            "`workdir` is outside of the workspace",
                            "write a path inside it, relative to it");
        }
        return own;
    }

    /** Whether a path, as far as its text tells, is not below the folder that it starts from. */
    static boolean leavesWorkspace(String path) {
        if (path.startsWith("/")) {
            return true;
        }
        int depth = 0;
        int from = 0;
        while (from <= path.length()) {
            int slash = path.indexOf('/', from);
            int end = slash < 0 ? path.length() : slash;
            String part = path.substring(from, end);
            if (part.contains("${{")) {
                return false;
            }
            if (part.equals("..")) {
                depth--;
            } else if (!part.isEmpty() && !part.equals(".")) {
                depth++;
            }
            if (depth < 0) {
                return true;
            }
            from = end + 1;
        }
        return false;
    }

    /** What a {@code retry} says over another. */
    static Retry retry(Fields fields, Retry base) {
        int attempts = fields.integer("max_attempts", base.maxAttempts());
        Duration backoff = fields.duration("backoff");
        double multiplier = fields.number("multiplier", 1, Double.MAX_VALUE, base.multiplier());
        Duration longest = fields.duration("max_backoff");
        double jitter = fields.number("jitter", 0, 1, base.jitter());
        return new Retry(
                attempts,
                backoff == null ? base.backoff() : backoff,
                multiplier,
                longest == null ? base.maxBackoff() : longest,
                jitter,
                classes(fields, base.on()));
    }

    private static @Nullable Set<ErrorClass> classes(
            Fields fields, @Nullable Set<ErrorClass> otherwise) {
        List<String> words = fields.words("on");
        if (words == null) {
            return otherwise;
        }
        Set<ErrorClass> classes = EnumSet.noneOf(ErrorClass.class);
        for (String word : words) {
            classes.add(ErrorClass.valueOf(word.toUpperCase(Locale.ROOT)));
        }
        return java.util.Collections.unmodifiableSet(classes);
    }
}
