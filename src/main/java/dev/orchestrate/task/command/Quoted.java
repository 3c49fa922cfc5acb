package dev.orchestrate.task.command;

import java.util.List;

/** An argv as a person would type it into a shell. For showing; never run. */
final class Quoted {
    private Quoted() {}

    static String line(List<String> argv) {
        StringBuilder line = new StringBuilder();
        for (String word : argv) {
            if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(isPlain(word) ? word : "'" + word.replace("'", "'\\''") + "'");
        }
        return line.toString();
    }

    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!Character.isLetterOrDigit(c) && "-_./:=,+@%".indexOf(c) < 0) {
                return false;
            }
        }
        return !word.isEmpty();
    }
}
