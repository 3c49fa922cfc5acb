package dev.orchestrate.journal;

import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.io.IOException;
import java.nio.file.Path;

/** The journal could not be written, and nothing more will be: what was durable stays durable. */
public final class JournalBroken extends ProblemException {
    private static final long serialVersionUID = 1;

    JournalBroken(Path file, IOException cause) {
        super(
                ExitCode.FAILED,
                DiskProblem.message("write", file, cause),
                "make room or mend the disk, then go on with --resume",
                cause);
    }
}
