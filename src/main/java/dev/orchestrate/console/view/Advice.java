package dev.orchestrate.console.view;

import dev.orchestrate.run.ShellWords;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to type next, with the options of the command that was given. Words are quoted for a shell
 * where they have to be.
 *
 * @param options that say which plan and state are meant, as in {@code --plan x.yaml}; repeated on
 *     every command
 * @param selection of {@code run}, as in {@code --phase 1}; repeated where a run goes on
 * @param run for commands about another run than the newest; null: the newest
 */
public record Advice(List<String> options, List<String> selection, @Nullable String run) {
    public static final Advice NONE = new Advice(List.of(), List.of(), null);

    public Advice {
        options = List.copyOf(options);
        selection = List.copyOf(selection);
    }

    /** {@code orchestrate run}, with these flags. */
    String goOn(String... flags) {
        List<String> words = new ArrayList<>(List.of("run"));
        words.addAll(List.of(flags));
        words.addAll(options);
        words.addAll(selection);
        return command(words);
    }

    /** {@code orchestrate run}, for what was not selected so far. */
    String rest() {
        return new Advice(options, List.of(), null).goOn();
    }

    /** {@code orchestrate run}, for that task alone. */
    String runOf(String task) {
        return new Advice(options, List.of("--task", task), null).goOn();
    }

    /** A command about a task or phase. */
    String on(String command, String... arguments) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of(arguments));
        words.addAll(options);
        if (run != null) {
            words.addAll(List.of("--run", run));
        }
        return command(words);
    }

    private static String command(List<String> words) {
        StringBuilder line = new StringBuilder("orchestrate");
        for (String word : words) {
            line.append(' ').append(ShellWords.quoted(word));
        }
        return line.toString();
    }
}
