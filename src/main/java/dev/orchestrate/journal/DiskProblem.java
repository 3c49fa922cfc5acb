package dev.orchestrate.journal;

import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Says of a refusal by the disk what was tried, on which file, and why it did not go. */
public final class DiskProblem {
    private DiskProblem() {}

    static ProblemException of(ExitCode exit, String act, Path file, IOException cause) {
        return new ProblemException(exit, message(act, file, cause), null, cause);
    }

    static String message(String act, Path file, IOException cause) {
        return "can not " + act + " `" + file + "`: " + reason(cause);
    }

    /** Why it did not go, without the file's name. */
    public static String reason(IOException cause) {
        String text =
                switch (cause) {
                    case NoSuchFileException _ -> "no such file or directory";
                    case AccessDeniedException _ -> "permission denied";
                    case FileSystemException e -> e.getReason();
                    default -> cause.getMessage();
                };
        if (text == null || text.isEmpty()) {
            return cause.getClass().getSimpleName();
        }
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
