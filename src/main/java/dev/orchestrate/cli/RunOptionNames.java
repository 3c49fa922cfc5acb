package dev.orchestrate.cli;

/** The options of {@code run}. */
final class RunOptionNames {
    static final String PHASE = "--phase";
    static final String GROUP = "--group";
    static final String TASK = "--task";
    static final String ALL = "--all";
    static final String WITH_DEPS = "--with-deps";
    static final String RESUME = "--resume";
    static final String NEW = "--new";
    static final String WAIT = "--wait";
    static final String TIMEOUT = "--timeout";
    static final String DRY_RUN = "--dry-run";
    static final String SEQUENTIAL = "--sequential";
    static final String MAX_PARALLEL = "--max-parallel";
    static final String FAIL_FAST = "--fail-fast";
    static final String KEEP_GOING = "--keep-going";
    static final String VAR = "--var";
    static final String LABEL = "--label";
    static final String MODE = "--mode";
    static final String YES = "--yes";
    static final String KEEP_CHANGED = "--keep-changed";
    static final String RERUN_CHANGED = "--rerun-changed";
    static final String RERUN_UNKNOWN = "--rerun-unknown";
    static final String GRACE = "--grace";
    static final String OUTPUT = "--output";

    private RunOptionNames() {}

    static void describe(Syntax syntax) {
        syntax.formats("text", "json")
                .about(
                        "A plan has at most one open run: a run goes on where the last invocation"
                                + " left it. What has succeeded does not run again.")
                .examples(
                        "orchestrate run --phase build --phase test",
                        "orchestrate run --resume",
                        "orchestrate run --task 1.1 --with-deps --var service=users");
        selection(syntax);
        going(syntax);
        bounds(syntax);
        values(syntax);
    }

    private static void selection(Syntax syntax) {
        syntax.repeated(PHASE, "ID", "runs this phase; may be repeated")
                .repeated(
                        GROUP,
                        "PHASE/GROUP",
                        "runs this group; its bare id if that is unique, or with one --phase")
                .repeated(TASK, "ID", "runs this task; of a matrix: all of it")
                .flag(ALL, "runs everything, which is the default")
                .flag(WITH_DEPS, "adds what the selected depend on");
    }

    private static void going(Syntax syntax) {
        syntax.flag(RESUME, "goes on with a failed or interrupted run; failed tasks are tried anew")
                .flag(NEW, "ends the open run, if there is one, and starts another")
                .optionalValue(
                        WAIT, "DURATION", "stays when only people can go on; for ever, or so long")
                .flag(DRY_RUN, "shows what would be done, and does none of it")
                .flag(KEEP_CHANGED, "keeps results of tasks that have changed in the plan")
                .flag(RERUN_CHANGED, "runs changed tasks, and all that depends on them, again")
                .flag(RERUN_UNKNOWN, "runs quarantined tasks again; with --resume");
    }

    private static void bounds(Syntax syntax) {
        syntax.option(TIMEOUT, "DURATION", "how long this invocation may work")
                .flag(SEQUENTIAL, "runs one task at a time")
                .option(MAX_PARALLEL, "N", "runs so many tasks at a time, instead of the plan's")
                .flag(FAIL_FAST, "starts nothing more after the first failure")
                .flag(KEEP_GOING, "goes on after failures, whatever the plan says")
                .option(
                        GRACE,
                        "DURATION",
                        "time between SIGTERM and SIGKILL, instead of the plan's");
    }

    private static void values(Syntax syntax) {
        syntax.repeated(VAR, "K=V", "sets a variable of the plan; may be repeated")
                .repeated(LABEL, "K=V", "labels the run; may be repeated")
                .option(MODE, "MODE", "auto, or manual: every gate asks")
                .flag(YES, "approves manual gates")
                .option(OUTPUT, "HOW", "auto, live, plain, json or github");
    }
}
