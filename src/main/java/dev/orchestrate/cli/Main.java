package dev.orchestrate.cli;

import dev.orchestrate.console.Output;
import dev.orchestrate.plan.catalog.ExtensionProblem;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entry of the program: finds the command that was called, builds that one alone, and is the
 * one place where whatever went wrong is told and becomes an exit code.
 */
public final class Main {
    private final Surroundings surroundings;

    Main(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public static void main(String[] args) {
        // Nothing is left to be done at the end of the process; an exit would look for a logger.
        Runtime.getRuntime().halt(execute(args));
    }

    /** Does what one command line says; the exit code. */
    static int execute(String... args) {
        return new Main(Surroundings.ofProcess()).run(List.of(args)).code();
    }

    ExitCode run(List<String> args) {
        CommandWords words;
        try {
            words = CommandWords.of(args);
        } catch (ProblemException e) {
            return told(e, surroundings.output(Output.Color.AUTO));
        }
        return switch (words.wanted()) {
            case VERSION -> print(Version.line());
            case HELP -> print(TopHelp.text());
            case NOTHING -> told(TopHelp.nothingAsked(), surroundings.output(Output.Color.AUTO));
            case COMMAND -> run(words);
        };
    }

    private ExitCode run(CommandWords words) {
        String name = words.command();
        Command command = Commands.create(name);
        if (command == null) {
            return told(Commands.unknown(name), surroundings.output(Output.Color.AUTO));
        }
        if (!words.asksForHelp()) {
            Commands.headStart(name).give();
        }
        Syntax syntax = new Syntax(name, Commands.summary(name));
        command.describe(syntax);
        if (words.asksForHelp()) {
            return print(syntax.help());
        }
        Output output = surroundings.output(Output.Color.AUTO);
        @Nullable Call call = null;
        try {
            Arguments arguments = syntax.parse(words.rest());
            output = surroundings.output(Globals.color(arguments));
            call = new Call(name, arguments, surroundings, output);
            arguments.format(); // one that there is not is refused before anything is done
            return delivered(command.execute(call), output);
        } catch (ProblemException e) {
            return told(e, output);
        } catch (ExtensionProblem e) {
            return told(broken(e), output);
        } catch (RuntimeException | Error e) {
            return told(new BugReport(surroundings, call).write(e), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return told(new BugReport(surroundings, call).write(e), output);
        }
    }

    /** What a full disk has swallowed is not called done. */
    private static ExitCode delivered(ExitCode code, Output output) {
        String trouble = output.out().trouble();
        if (trouble == null) {
            return code;
        }
        output.error("standard output can not be written: " + trouble, null);
        return code == ExitCode.DONE ? ExitCode.FAILED : code;
    }

    private static ProblemException broken(ExtensionProblem e) {
        return new ProblemException(
                ExitCode.USAGE,
                "an extension can not be used: " + String.join("; ", e.problems()),
                "take its jar off the class path, or mend it",
                e);
    }

    private ExitCode print(String text) {
        Output output = surroundings.output(Output.Color.AUTO);
        output.out().print(text);
        return delivered(ExitCode.DONE, output);
    }

    private static ExitCode told(ProblemException problem, Output output) {
        output.error(problem.problem(), problem.hint());
        return problem.exit();
    }
}
