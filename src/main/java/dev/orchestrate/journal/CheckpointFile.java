package dev.orchestrate.journal;

import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.RunState;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/**
 * The checkpoint of a run: its state at some seq, so that a resume need not go through the whole
 * journal. Can be lost at any time; one that is not whole counts as lost.
 */
public final class CheckpointFile {
    private final Disk disk;
    private final Path file;

    public CheckpointFile(Disk disk, RunFolder run) {
        this.disk = disk;
        this.file = run.checkpoint();
    }

    /**
     * Replaces the checkpoint atomically. On any thread, but one at a time.
     *
     * @param synced up to which seq the journal is durable: at least the state's
     */
    public void write(RunState state, long synced) {
        if (state.seq() > synced) {
            throw new IllegalStateException(
                    "state at " + state.seq() + ", journal durable up to " + synced);
        }
        try {
            Bytes content = CheckpointWriter.write(state.facts());
            disk.replace(file, to -> to.write(content.asBuffer()));
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.FAILED, "write", file, e);
        }
    }

    /** A whole checkpoint, not read yet; null if there is none. */
    @Nullable Content content() {
        byte[] bytes = whole();
        return bytes == null ? null : new Content(bytes);
    }

    /** Up to which seq a whole checkpoint is true; 0 if there is none. */
    long seq() {
        Content content = content();
        return content == null ? 0 : content.seq();
    }

    /** The bytes of a checkpoint, whose check holds. */
    final class Content {
        private final byte[] bytes;

        private Content(byte[] bytes) {
            this.bytes = bytes;
        }

        int size() {
            return bytes.length;
        }

        /** The state that it says; what is newer is refused. */
        RunState state(PlanSource plans, ReadAhead ahead) {
            try {
                CheckpointReader parts = ahead.take(bytes);
                CheckpointReader read = parts == null ? CheckpointReader.of(bytes) : parts;
                return RunState.of(read.facts(plans));
            } catch (Fields.Unreadable e) {
                throw new ProblemException(
                        ExitCode.USAGE,
                        "`" + file + "` is newer than this program: " + e.getMessage(),
                        "use the version of orchestrate that wrote it, or a newer one",
                        e);
            }
        }

        /** Up to which seq it is true. */
        long seq() {
            try (JsonParser parser = Json.parser(bytes, 0, bytes.length)) {
                parser.nextToken();
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    parser.nextToken();
                    if (name.equals("seq")) {
                        return parser.getLongValue();
                    }
                    parser.skipChildren();
                }
                return 0;
            } catch (JacksonException _) {
                return 0;
            }
        }
    }

    /** What a whole checkpoint says, unread; null if there is none. */
    @Nullable Fields fields() {
        byte[] bytes = whole();
        try {
            return bytes == null ? null : Fields.parse(bytes, 0, bytes.length);
        } catch (Fields.Unreadable _) {
            return null;
        }
    }

    /** Takes it away, and keeps it beside under a name that nothing has yet; the new name. */
    Path setAside() throws IOException {
        Path folder = Paths.parent(file);
        Path aside = folder.resolve("state.json.spoiled");
        for (int i = 2; disk.exists(aside); i++) {
            aside = folder.resolve("state.json.spoiled-" + i);
        }
        disk.rename(file, aside);
        disk.syncFolder(folder);
        return aside;
    }

    /** Whether there is a file that does not count. */
    boolean isSpoiled() throws IOException {
        return disk.exists(file) && whole() == null;
    }

    /** What it says; null if that is not whole. */
    byte @Nullable [] whole() {
        byte[] bytes;
        try {
            bytes = disk.read(file);
        } catch (NoSuchFileException _) {
            return null;
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.USAGE, "read", file, e);
        }
        int end = bytes.length - 1;
        return end > 0 && bytes[end] == '\n' && new Checksum().holds(bytes, 0, end) ? bytes : null;
    }
}
