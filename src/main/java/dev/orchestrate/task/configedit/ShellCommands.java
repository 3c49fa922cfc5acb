package dev.orchestrate.task.configedit;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a shell script into its simple commands, far enough to tell whether the exit code of one
 * of them is the script's. What it does not understand it reads as words, so that no command is
 * taken for a plain one that is not. Confined to a call.
 */
final class ShellCommands {
    private final String text;
    private final List<Command> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private boolean redirected;
    private boolean substitutes;
    private int at;

    private ShellCommands(String text) {
        this.text = text;
    }

    /**
     * A simple command.
     *
     * @param words without their quotes
     * @param end what follows: a line feed, nothing, or one of {@code ; & | && ||}
     * @param redirected whether its output goes to a file
     * @param substitutes whether a word holds the output of another command
     */
    record Command(List<String> words, String end, boolean redirected, boolean substitutes) {
        Command {
            words = List.copyOf(words);
        }

        String first() {
            return words.getFirst();
        }
    }

    static List<Command> of(String script) {
        ShellCommands commands = new ShellCommands(script);
        commands.read();
        return commands.commands;
    }

    private void read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            switch (c) {
                case '\\' -> escaped();
                case '\'' -> quoted('\'');
                case '"' -> quoted('"');
                case '\n', ';', '&', '|' -> operator(c);
                case '#' -> hash();
                case '$' -> dollar();
                case ' ', '\t', '\r' -> endWord();
                default -> plain(c);
            }
        }
        endCommand("");
    }

    private void plain(char c) {
        redirected |= c == '>' || c == '<';
        substitutes |= c == '`';
        add(c);
    }

    private void add(char c) {
        inWord = true;
        word.append(c);
        at++;
    }

    private void escaped() {
        if (text.startsWith("\\\n", at)) {
            at += 2;
            endWord();
            at--;
        } else {
            at++;
            if (at < text.length()) {
                add(text.charAt(at));
            }
        }
    }

    private void quoted(char quote) {
        inWord = true;
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at);
            if (quote == '"' && c == '\\' && at + 1 < text.length()) {
                at++;
            }
            substitutes |= quote == '"' && (text.startsWith("$(", at) || c == '`');
            word.append(text.charAt(at));
            at++;
        }
        at++;
    }

    private void hash() {
        if (inWord) {
            add('#');
            return;
        }
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
    }

    /** What GitHub fills in is one word. */
    private void dollar() {
        int end = text.startsWith("${{", at) ? text.indexOf("}}", at) : -1;
        if (end < 0) {
            substitutes |= text.startsWith("$(", at);
            add('$');
            return;
        }
        inWord = true;
        word.append(text, at, end + 2);
        at = end + 2;
    }

    private void operator(char c) {
        if (c == '&' && at > 0 && text.charAt(at - 1) == '>') {
            add(c);
            return;
        }
        String twice = String.valueOf(c).repeat(2);
        String end =
                (c == '&' || c == '|') && text.startsWith(twice, at) ? twice : String.valueOf(c);
        at += end.length();
        endCommand(end);
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
        at++;
    }

    private void endCommand(String end) {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
        if (!words.isEmpty()) {
            commands.add(new Command(words, end, redirected, substitutes));
        }
        words = new ArrayList<>();
        redirected = false;
        substitutes = false;
    }
}
