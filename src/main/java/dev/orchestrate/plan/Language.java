package dev.orchestrate.plan;

import static dev.orchestrate.plan.Shape.Atom.CONDITION;
import static dev.orchestrate.plan.Shape.Atom.COUNT;
import static dev.orchestrate.plan.Shape.Atom.DURATION;
import static dev.orchestrate.plan.Shape.Atom.FLAG;
import static dev.orchestrate.plan.Shape.Atom.ID;
import static dev.orchestrate.plan.Shape.Atom.INTEGER;
import static dev.orchestrate.plan.Shape.Atom.LIMIT;
import static dev.orchestrate.plan.Shape.Atom.NUMBER;
import static dev.orchestrate.plan.Shape.Atom.SCALAR;
import static dev.orchestrate.plan.Shape.Atom.SIZE;
import static dev.orchestrate.plan.Shape.Atom.TEMPLATE;
import static dev.orchestrate.plan.Shape.Atom.TEXT;
import static dev.orchestrate.plan.Shape.Atom.VERSION;
import static dev.orchestrate.plan.Shape.Atom.WHOLE;
import static dev.orchestrate.plan.Shape.listOf;
import static dev.orchestrate.plan.Shape.optional;
import static dev.orchestrate.plan.Shape.required;
import static dev.orchestrate.plan.Shape.words;

import dev.orchestrate.plan.Shape.KeyShape;
import dev.orchestrate.plan.Shape.Level;
import dev.orchestrate.plan.Shape.ListOf;
import dev.orchestrate.plan.Shape.MapOf;
import dev.orchestrate.plan.Shape.Named;
import java.util.List;

/** The keys of the plan language, level by level, but for those that task types declare. */
final class Language {
    static final String TASK = "task";
    static final String ON_FAILURE = "on_failure_task";
    static final String CHECKPOINT = "checkpoint";
    static final String CRITERION = "criterion";

    private static final KeyShape ENV =
            optional("env", new MapOf(TEMPLATE, true), "environment variables");
    private static final KeyShape SECRETS =
            optional("secrets", listOf(TEXT), "names of environment variables that are secret");
    private static final KeyShape LOG_LIMIT =
            optional("log_limit", SIZE, "how much of an attempt's output is kept");

    private static final KeyShape TIMEOUT = optional("timeout", LIMIT, "time limit of one attempt");
    private static final KeyShape SHELL =
            optional(
                    "shell",
                    new ListOf(TEXT, false),
                    "the argv that the text of a command is appended to");
    private static final KeyShape WORKDIR =
            optional("workdir", TEMPLATE, "working folder, inside the workspace");
    private static final KeyShape GRACE =
            optional("grace", DURATION, "time between SIGTERM and SIGKILL");
    private static final KeyShape IDEMPOTENT =
            optional("idempotent", FLAG, "may simply be run again when its end can not be known");

    static final Level RETRY =
            Level.of(
                    "retry",
                    "a retry",
                    List.of(
                            optional("max_attempts", COUNT, "attempts that may fail or time out"),
                            optional("backoff", DURATION, "wait before the second attempt"),
                            optional("multiplier", NUMBER, "growth of the wait, at least 1"),
                            optional("max_backoff", DURATION, "longest wait"),
                            optional("jitter", NUMBER, "random share of the wait, 0 to 1"),
                            optional(
                                    "on",
                                    listOf(words("transient", "permanent", "timeout", "config")),
                                    "classes of failure that are retried; left out: all but"
                                            + " config")));

    private static final KeyShape RETRY_KEY = optional("retry", RETRY, "how often it is tried");

    static final Level DEFAULTS =
            Level.of(
                    "defaults",
                    "`defaults`",
                    List.of(TIMEOUT, RETRY_KEY, SHELL, WORKDIR, GRACE, IDEMPOTENT));

    static final Level RESOURCES =
            Level.of(
                    "resources",
                    "`resources`",
                    List.of(
                            optional("cpus", COUNT, "processors; counts against max_parallel"),
                            optional("memory", SIZE, "memory"),
                            optional("gpus", WHOLE, "graphics processors"),
                            optional("time", LIMIT, "expected time")));

    static final Level HEARTBEAT =
            Level.of(
                    "heartbeat",
                    "`heartbeat`",
                    List.of(
                            required(
                                    "stall_after",
                                    LIMIT,
                                    "a log that has not grown for that long is a stall")));

    static final Level TASK_STATUS =
            Level.of(
                    "task_status",
                    "`task_status`",
                    List.of(
                            required("task", TEXT, "id of a task of this or an earlier phase"),
                            required(
                                    "is",
                                    new Shape.Either(Status.WORDS, new ListOf(Status.WORDS, false)),
                                    "the status, or several of which one will do")));

    /** Of every task, whatever its type. */
    static final List<KeyShape> TASK_KEYS =
            List.of(
                    required("id", ID, "unique in the plan"),
                    optional("name", TEMPLATE, "for people"),
                    optional("description", TEXT, "for people"),
                    optional("tags", listOf(TEXT), "for people and filters"),
                    optional("type", TEXT, "the handler; left out: command"),
                    optional("depends_on", listOf(TEXT), "ids of tasks that come first"),
                    optional("when", CONDITION, "whether it runs"),
                    optional(
                            "run_if",
                            words("success", "failure", "always"),
                            "what of its dependencies it needs"),
                    optional(
                            "if_skipped",
                            words("run", "skip"),
                            "what it does when a dependency was skipped"),
                    ENV,
                    WORKDIR,
                    TIMEOUT,
                    GRACE,
                    RETRY_KEY,
                    SHELL,
                    SECRETS,
                    LOG_LIMIT,
                    IDEMPOTENT,
                    optional("critical", FLAG, "false: its failure is only reported"),
                    optional("priority", INTEGER, "among ready tasks the higher first"),
                    optional("locks", listOf(TEXT), "tasks that share one never run together"),
                    optional("resources", RESOURCES, "what it needs from the executor"),
                    optional("executor", TEXT, "where it runs; left out: local"),
                    optional("needs", listOf(TEXT), "capabilities, for routing to a tool"),
                    optional(
                            "matrix",
                            new MapOf(new ListOf(SCALAR, false), false),
                            "expands the task, one per combination"),
                    optional("inputs", listOf(TEXT), "file globs that it reads"),
                    optional("outputs", listOf(TEXT), "file globs that it makes"),
                    optional("heartbeat", HEARTBEAT, "what a stall is"),
                    optional("rollback", TEMPLATE, "a command that undoes the task"));

    /** Keys of the language that nothing can be done with yet. */
    static final List<String> LATER_KEYS = List.of("needs", "inputs", "rollback");

    /** Keys of tasks that have no sense for those that run once when a phase has failed. */
    static final List<String> NOT_ON_FAILURE =
            List.of("depends_on", "run_if", "if_skipped", "retry", "matrix");

    /** Keys of tasks that a checkpoint's command may have too. */
    static final List<String> ON_CHECKPOINT =
            List.of(
                    "id",
                    "name",
                    "description",
                    "env",
                    "workdir",
                    "timeout",
                    "grace",
                    "shell",
                    "secrets",
                    "log_limit");

    /** Of every criterion, whatever its kind. */
    static final List<KeyShape> CRITERION_KEYS =
            List.of(
                    optional("id", ID, "left out: its place, from 1"),
                    optional("description", TEXT, "for people"),
                    optional("required", FLAG, "false: a failure only warns"),
                    optional("timeout", LIMIT, "time limit of its evaluation"));

    static final Level GROUP =
            Level.of(
                    "group",
                    "a group",
                    List.of(
                            required("id", ID, "unique in its phase"),
                            optional("name", TEMPLATE, "for people"),
                            optional("description", TEXT, "for people"),
                            optional(
                                    "execution",
                                    words("sequential", "parallel"),
                                    "how its tasks run; left out: sequential"),
                            optional("max_parallel", COUNT, "limit of its own"),
                            optional(
                                    "depends_on",
                                    listOf(TEXT),
                                    "ids of groups of this phase; left out: the one above"),
                            optional("when", CONDITION, "whether it runs"),
                            optional("fail_fast", FLAG, "stop at the first failure"),
                            optional("timeout", LIMIT, "time limit of the group"),
                            required("tasks", tasks(), "its tasks")));

    static final Level PHASE =
            Level.of(
                    "phase",
                    "a phase",
                    List.of(
                            required("id", ID, "unique in the plan"),
                            optional("name", TEMPLATE, "for people"),
                            optional("description", TEXT, "for people"),
                            optional("depends_on", listOf(TEXT), "ids of phases that come first"),
                            optional(
                                    "parallel_with",
                                    listOf(TEXT),
                                    "ids of earlier phases that it may run beside"),
                            optional("when", CONDITION, "whether it runs"),
                            optional("groups", new ListOf(GROUP, false), "its groups"),
                            optional("tasks", tasks(), "instead of groups: its only group's"),
                            optional(
                                    "checkpoint",
                                    listOf(new Named(CHECKPOINT)),
                                    "commands that must succeed once all groups have"),
                            optional(
                                    "success_criteria",
                                    listOf(new Named(CRITERION)),
                                    "what must hold after the checkpoint"),
                            optional(
                                    "approval",
                                    words("auto", "manual", "none"),
                                    "who approves it; left out: auto"),
                            optional("retry", RETRY, "how often the phase is tried"),
                            optional("timeout", LIMIT, "time limit of the phase"),
                            optional(
                                    "on_failure",
                                    listOf(new Named(ON_FAILURE)),
                                    "tasks that run when it has failed for good")));

    static final Level PLAN =
            Level.of(
                    "plan",
                    "the plan",
                    List.of(
                            required("version", VERSION, "version of the language: 1"),
                            required("name", ID, "names the plan's runs"),
                            optional("description", TEXT, "for people"),
                            optional("vars", new MapOf(SCALAR, true), "values for expressions"),
                            ENV,
                            SECRETS,
                            optional("max_parallel", COUNT, "limit of the whole run"),
                            optional("fail_fast", FLAG, "stop at the first failure"),
                            optional("timeout", LIMIT, "limit of an invocation's working time"),
                            LOG_LIMIT,
                            optional("defaults", DEFAULTS, "what tasks leave out"),
                            required("phases", new ListOf(PHASE, false), "the phases")));

    private Language() {}

    static boolean isTaskKey(String key) {
        for (KeyShape common : TASK_KEYS) {
            if (common.name().equals(key)) {
                return true;
            }
        }
        return false;
    }

    private static ListOf tasks() {
        return new ListOf(new Named(TASK), false);
    }

    /** The words for a task's status. */
    static final class Status {
        static final Shape.Words WORDS =
                words(
                        "pending",
                        "running",
                        "waiting",
                        "succeeded",
                        "failed",
                        "quarantined",
                        "blocked",
                        "skipped",
                        "canceled");

        private Status() {}
    }
}
