package dev.orchestrate.cli;

import dev.orchestrate.console.Channel;
import dev.orchestrate.console.Printable;
import dev.orchestrate.console.Text;
import dev.orchestrate.console.view.MarkdownText;
import dev.orchestrate.run.Answer;
import dev.orchestrate.run.Evidence;
import dev.orchestrate.run.ProblemException;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The question what became of a manual task, put to a person at the terminal. */
final class TaskQuestion {
    private final Channel terminal;
    private final BufferedReader answers;
    private final ShownEvidence shown;

    TaskQuestion(Channel terminal, BufferedReader answers, ShownEvidence shown) {
        this.terminal = terminal;
        this.answers = answers;
        this.shown = shown;
    }

    /** What the person has said. */
    sealed interface Said {
        /** A decision. */
        record Decided(Answer answer, @Nullable String note, List<Evidence> evidence)
                implements Said {}

        /** Not now. */
        record Later() implements Said {}
    }

    /**
     * Asks until there is an answer.
     *
     * @param instructions Markdown
     * @throws EOFException nobody will ever answer
     */
    Said ask(String task, String instructions) throws IOException {
        terminal.line("task " + Printable.of(task) + " is yours:");
        for (Text line : MarkdownText.lines(instructions)) {
            terminal.line(
                    line.isEmpty() ? "" : new Text().add("  ").add(line).shown(terminal.ink()));
        }
        while (true) {
            String word = asked("done, skip, fail or later? ").strip().toLowerCase(Locale.ROOT);
            if (word.equals("later") || word.equals("l")) {
                return new Said.Later();
            }
            Answer answer = answer(word);
            if (answer != null) {
                String note = asked("a note, or nothing: ").strip();
                return new Said.Decided(answer, note.isEmpty() ? null : note, evidence());
            }
        }
    }

    private static @Nullable Answer answer(String word) {
        return switch (word) {
            case "done", "d" -> Answer.DONE;
            case "skip", "s" -> Answer.SKIP;
            case "fail", "f" -> Answer.FAIL;
            default -> null;
        };
    }

    private List<Evidence> evidence() throws IOException {
        List<Evidence> evidence = new ArrayList<>();
        while (true) {
            String more = evidence.isEmpty() ? "evidence, a link or a file, " : "more of it, ";
            String text = asked(more + "or nothing: ").strip();
            if (text.isEmpty()) {
                return evidence;
            }
            try {
                evidence.add(shown.of(text));
            } catch (ProblemException e) {
                terminal.line("  " + Printable.of(e.problem()));
            }
        }
    }

    private String asked(String question) throws IOException {
        terminal.print(question);
        String line = answers.readLine();
        if (line == null) {
            terminal.line(""); // nobody ended the line of the question
            throw new EOFException();
        }
        return line;
    }
}
