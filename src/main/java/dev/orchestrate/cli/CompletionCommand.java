package dev.orchestrate.cli;

import dev.orchestrate.plan.spelling.Suggestion;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.util.List;
import java.util.Objects;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code completion}. */
final class CompletionCommand implements Command {
    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");
    private static final String PROGRAM = "orchestrate";

    @Override
    public void describe(Syntax syntax) {
        syntax.required("SHELL", "bash, zsh or fish")
                .examples(
                        "source <(orchestrate completion bash)",
                        "orchestrate completion fish > ~/.config/fish/completions/orchestrate.fish");
    }

    @Override
    public ExitCode execute(Call call) {
        String shell = call.arguments().required();
        if (!SHELLS.contains(shell)) {
            String hint = Suggestion.hint(shell, SHELLS);
            throw new ProblemException(
                    ExitCode.USAGE,
                    "there is no completion for `" + shell + "`",
                    hint == null ? "use one of " + String.join(", ", SHELLS) : hint,
                    null);
        }
        // what picocli writes for bash loads bash's ways first where the shell is zsh
        call.print(shell.equals("fish") ? fish() : AutoComplete.bash(PROGRAM, whole()));
        return ExitCode.DONE;
    }

    private static CommandLine whole() {
        CommandSpec top = CommandSpec.create().name(PROGRAM);
        for (String name : Commands.NAMES) {
            top.addSubcommand(name, model(name));
        }
        return new CommandLine(top);
    }

    private static CommandSpec model(String name) {
        Syntax syntax = new Syntax(name, Commands.summary(name));
        Objects.requireNonNull(Commands.create(name), name).describe(syntax);
        return syntax.model();
    }

    private static String fish() {
        StringBuilder script = new StringBuilder("complete -c " + PROGRAM + " -f\n");
        for (String name : Commands.NAMES) {
            script.append("complete -c " + PROGRAM + " -n __fish_use_subcommand -a ")
                    .append(name)
                    .append(" -d ")
                    .append(quoted(Commands.summary(name)))
                    .append('\n');
            for (OptionSpec option : model(name).options()) {
                option(name, option, script);
            }
        }
        return script.toString();
    }

    private static void option(String command, OptionSpec option, StringBuilder script) {
        boolean file = List.of("FILE", "DIR").contains(option.paramLabel());
        boolean valued = option.arity().max() > 0;
        script.append("complete -c " + PROGRAM + " -n '__fish_seen_subcommand_from ")
                .append(command)
                .append("' -l ")
                .append(option.longestName().substring(2))
                .append(valued ? file ? " -r -F" : " -x" : "")
                .append(" -d ")
                .append(quoted(option.description()[0].replace("%%", "%")))
                .append('\n');
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
