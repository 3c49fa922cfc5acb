package dev.orchestrate.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Reads files that may be anything: a pipe without a writer, a device, larger than memory. */
public final class BoundedFile {
    private BoundedFile() {}

    /**
     * The whole of a regular file of at most {@code most} bytes.
     *
     * @param name for messages
     * @param links {@link LinkOption#NOFOLLOW_LINKS} if it must not be a link either
     */
    public static byte[] read(Path path, String name, int most, LinkOption... links)
            throws WorkspaceProblem {
        try {
            // Looked at before it is opened: opening a pipe waits for a writer.
            if (!Files.readAttributes(path, BasicFileAttributes.class, links).isRegularFile()) {
                throw new WorkspaceProblem("`" + name + "` is not a regular file");
            }
            List<OpenOption> options = new ArrayList<>(List.of(links));
            options.add(StandardOpenOption.READ);
            try (InputStream in = Files.newInputStream(path, options.toArray(OpenOption[]::new))) {
                byte[] content = in.readNBytes(most);
                if (in.read() >= 0) {
                    throw new WorkspaceProblem("`" + name + "` is larger than " + size(most));
                }
                return content;
            }
        } catch (NoSuchFileException e) {
            throw new WorkspaceProblem("`" + name + "` is missing", e);
        } catch (IOException e) {
            throw new WorkspaceProblem("`" + name + "` can not be read: " + e.getMessage(), e);
        }
    }

    private static String size(int bytes) {
        int megabyte = 1 << 20;
        return bytes % megabyte == 0 ? bytes / megabyte + "MB" : bytes + " bytes";
    }
}
