package dev.orchestrate.cli;

import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Asks before something that can not be taken back. */
final class Question {
    private final Call call;

    Question(Call call) {
        this.call = call;
    }

    /** Whether a person says yes; where there is none, it takes the option instead. */
    boolean isAnsweredWithYes(String question, String option) {
        if (!call.surroundings().isInputTerminal() || !call.output().err().isTerminal()) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "there is no terminal to ask at: " + question,
                    "say yes with `" + option + "`",
                    null);
        }
        call.output().err().print(question + " [y/N] ");
        try {
            String line =
                    new BufferedReader(
                                    new InputStreamReader(
                                            call.surroundings().in(), StandardCharsets.UTF_8))
                            .readLine();
            if (line == null) {
                call.output().err().line(""); // nobody ended the line of the question
            }
            String answer = line == null ? "" : line.strip().toLowerCase(Locale.ROOT);
            return answer.equals("y") || answer.equals("yes");
        } catch (IOException _) {
            return false; // the terminal has gone, and nobody has said yes
        }
    }
}
