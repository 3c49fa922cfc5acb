package dev.orchestrate.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Reads the bytes of a plan, never more than a plan may have and never from what may block. */
final class PlanFile {
    static final int MAX_BYTES = 64 << 20;

    private PlanFile() {}

    /** Null, and reported, where there is nothing to read. */
    static byte @Nullable [] read(Path file, Problems problems) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                problems.fileError("unreadable-file", "the plan is a folder", "name a file");
                return null;
            }
            if (!attributes.isRegularFile()) {
                problems.fileError(
                        "unreadable-file",
                        "the plan is a pipe or a device",
                        "write it to a file first");
                return null;
            }
            return attributes.size() > MAX_BYTES ? tooLarge(problems) : bytes(file, problems);
        } catch (NoSuchFileException e) {
            problems.fileError(
                    "missing-file",
                    "there is no such file",
                    "name the plan with `--plan FILE`, or make one with `orchestrate init`");
        } catch (AccessDeniedException e) {
            problems.fileError("unreadable-file", "the plan may not be read", "check its rights");
        } catch (IOException e) {
            problems.fileError(
                    "unreadable-file", "the plan can not be read: " + e.getMessage(), null);
        }
        return null;
    }

    private static byte @Nullable [] bytes(Path file, Problems problems) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            // the size may be a lie: the file grows, or is one of a virtual file system
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            return bytes.length > MAX_BYTES ? tooLarge(problems) : bytes;
        }
    }

    private static byte @Nullable [] tooLarge(Problems problems) {
        problems.fileError(
                "too-large",
                "the plan is larger than 64 MiB",
                "generate a smaller one, or split it");
        return null;
    }
}
