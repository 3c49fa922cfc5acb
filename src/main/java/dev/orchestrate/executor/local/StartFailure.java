package dev.orchestrate.executor.local;

import dev.orchestrate.executor.AttemptEnd;
import dev.orchestrate.executor.AttemptEnd.Limit;
import dev.orchestrate.executor.AttemptEnd.Result;
import dev.orchestrate.executor.Masks;
import java.time.Duration;
import java.util.Locale;

/**
 * Why a process could not be started, in the same words whoever tried.
 *
 * @param subject the log, the folder or the program
 * @param cause the system's text for it
 */
record StartFailure(Stage stage, String subject, String cause) {
    static final String NO_SUCH_FILE = "no such file or directory";
    static final String PERMISSION_DENIED = "permission denied";
    static final String NOT_A_FOLDER = "not a directory";
    static final String IS_A_FOLDER = "is a directory";

    enum Stage {
        LOG(1, "log `%s` can not be opened"),
        FOLDER(2, "folder `%s` can not be entered"),
        PROGRAM(3, "program `%s` can not be run"),
        PROCESS(4, "a process for `%s` can not be made"),
        RECORD(5, "the start of `%s` can not be recorded");

        private final int number;
        private final String text;

        Stage(int number, String text) {
            this.number = number;
            this.text = text;
        }

        /** As in a record. */
        int number() {
            return number;
        }

        static Stage of(int number) {
            for (Stage stage : values()) {
                if (stage.number == number) {
                    return stage;
                }
            }
            throw new IllegalStateException("unknown stage of a start: " + number);
        }
    }

    /** As it may be written down. */
    StartFailure masked(Masks masks) {
        return new StartFailure(stage, masks.mask(subject), cause);
    }

    String reason() {
        return stage.text.replace("%s", subject) + ": " + decapitalized(cause);
    }

    /** What did not start has an end too. */
    static AttemptEnd end(String reason) {
        return new AttemptEnd(
                new Result.NotStarted(reason), Limit.NONE, false, Duration.ZERO, null);
    }

    static String decapitalized(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
