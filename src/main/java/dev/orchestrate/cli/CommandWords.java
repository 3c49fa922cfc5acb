package dev.orchestrate.cli;

import dev.orchestrate.plan.spelling.Suggestion;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.util.ArrayList;
import java.util.List;

/**
 * A command line, taken apart as far as it takes to know the command: global options may stand
 * before its name.
 *
 * @param command empty where none is wanted
 * @param rest everything but the command's name, in order
 */
record CommandWords(Wanted wanted, String command, List<String> rest, boolean asksForHelp) {
    enum Wanted {
        COMMAND,
        VERSION,
        HELP,
        NOTHING
    }

    static CommandWords of(List<String> args) {
        List<String> rest = new ArrayList<>(args);
        boolean help = false;
        for (int at = 0; at < rest.size(); at++) {
            String word = rest.get(at);
            if (isHelp(word)) {
                help = true;
            } else if (word.equals("--version") || word.equals("-V")) {
                return new CommandWords(Wanted.VERSION, "", List.of(), false);
            } else if (!word.startsWith("-")) {
                rest.remove(at);
                return ofCommand(word, rest);
            } else if (takesNextWord(word)) {
                at++;
            }
        }
        Wanted wanted = help ? Wanted.HELP : Wanted.NOTHING;
        return new CommandWords(wanted, "", List.of(), help);
    }

    private static CommandWords ofCommand(String command, List<String> rest) {
        boolean help = false;
        int end = rest.indexOf("--");
        for (String word : end < 0 ? rest : rest.subList(0, end)) {
            help |= isHelp(word);
        }
        return new CommandWords(Wanted.COMMAND, command, List.copyOf(rest), help);
    }

    private static boolean isHelp(String word) {
        return word.equals("--help") || word.equals("-h");
    }

    /** Of an option before the command; one that is not global has to come after it. */
    private static boolean takesNextWord(String word) {
        if (Globals.FLAGS.contains(word)) {
            return false;
        }
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        if (Globals.OPTIONS.contains(name)) {
            return equals < 0;
        }
        List<String> known = new ArrayList<>(Globals.OPTIONS);
        known.addAll(Globals.FLAGS);
        String hint = Suggestion.hint(name, known);
        throw new ProblemException(
                ExitCode.USAGE,
                "unknown option `" + name + "` before the command",
                hint == null ? "write options of a command after its name" : hint,
                null);
    }
}
