package dev.orchestrate.cli;

import dev.orchestrate.plan.spelling.Suggestion;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands there are. Only the one that is asked for is loaded. */
final class Commands {
    /** In the order of the help. */
    static final List<String> NAMES =
            List.of(
                    "run",
                    "status",
                    "validate",
                    "plan",
                    "list",
                    "events",
                    "logs",
                    "why",
                    "approve",
                    "reject",
                    "done",
                    "skip",
                    "fail",
                    "retry",
                    "cancel",
                    "report",
                    "init",
                    "doctor",
                    "clean",
                    "handlers",
                    "schema",
                    "completion");

    private Commands() {}

    static @Nullable Command create(String name) {
        return switch (name) {
            case "run" -> new RunCommand();
            case "status" -> new StatusCommand();
            case "validate" -> new ValidateCommand();
            case "plan" -> new PlanCommand();
            case "list" -> new ListCommand();
            case "events" -> new EventsCommand();
            case "logs" -> new LogsCommand();
            case "why" -> new WhyCommand();
            case "approve", "reject" -> new GateCommand(name.equals("approve"));
            case "done" -> new DecideCommand(dev.orchestrate.run.Answer.DONE);
            case "skip" -> new DecideCommand(dev.orchestrate.run.Answer.SKIP);
            case "fail" -> new DecideCommand(dev.orchestrate.run.Answer.FAIL);
            case "retry" -> new RetryCommand();
            case "cancel" -> new CancelCommand();
            case "report" -> new ReportCommand();
            case "init" -> new InitCommand();
            case "doctor" -> new DoctorCommand();
            case "clean" -> new CleanCommand();
            case "handlers" -> new HandlersCommand();
            case "schema" -> new SchemaCommand();
            case "completion" -> new CompletionCommand();
            default -> null;
        };
    }

    static HeadStart headStart(String name) {
        return switch (name) {
            case "init", "handlers", "schema", "completion" -> HeadStart.NONE;
            case "validate" -> HeadStart.PLAN;
            case "run" -> HeadStart.PLAN_THEN_TASKS;
            case "plan" -> HeadStart.PLAN_THEN_RUN;
            default -> HeadStart.RUN_THEN_PLAN;
        };
    }

    /** One line of the help. */
    static String summary(String name) {
        return switch (name) {
            case "run" -> "Runs the plan, or the phases, groups or tasks selected.";
            case "status" -> "Shows where a run stands.";
            case "validate" -> "Checks the plan and everything it refers to.";
            case "plan" -> "Shows what would run, in order.";
            case "list" -> "Lists the runs, newest first.";
            case "events" -> "Shows the journal of a run.";
            case "logs" -> "Shows what a task has written.";
            case "why" -> "Tells why a task is not running, was skipped, or would run again.";
            case "approve" -> "Approves a phase that waits at its gate.";
            case "reject" -> "Rejects a phase that waits at its gate.";
            case "done" -> "Says that a manual task is done.";
            case "skip" -> "Skips a manual task.";
            case "fail" -> "Says that a manual task has failed.";
            case "retry" -> "Makes an ended task, or all that failed in a phase, pending again.";
            case "cancel" -> "Ends a run.";
            case "report" -> "Writes the report of a run.";
            case "init" -> "Writes a commented starter plan into an empty project.";
            case "doctor" -> "Verifies installation, plan, state folder and a run's journal.";
            case "clean" -> "Removes old runs that have ended.";
            case "handlers" -> "Lists the task types and their keys.";
            case "schema" -> "Prints the JSON Schema of plans.";
            case "completion" -> "Prints a completion script for a shell.";
            default -> throw new IllegalArgumentException(name);
        };
    }

    static ProblemException unknown(String name) {
        String hint = Suggestion.hint(name, NAMES);
        return new ProblemException(
                ExitCode.USAGE,
                "unknown command `" + name + "`",
                hint == null ? "show the commands with `orchestrate --help`" : hint,
                null);
    }
}
