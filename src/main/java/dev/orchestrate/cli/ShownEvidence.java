package dev.orchestrate.cli;

import dev.orchestrate.run.Evidence;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Takes up what a person names as evidence. */
final class ShownEvidence {
    private static final Pattern LINK = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://\\S+");
    private static final int CHUNK = 1 << 16;

    private final Path workspace;
    private final Path current;

    /**
     * Names are relative to the current folder.
     *
     * @param workspace absolute
     */
    ShownEvidence(Path workspace, Path current) {
        this.workspace = workspace;
        this.current = current;
    }

    /**
     * A link as it is; of a file what it holds now.
     *
     * @throws ProblemException it is neither, or the file can not be read
     */
    Evidence of(String text) {
        if (LINK.matcher(text).matches()) {
            return new Evidence(text, null);
        }
        Path file = file(text);
        return new Evidence(
                (file.startsWith(workspace) ? workspace.relativize(file) : file).toString(),
                digest(file, text));
    }

    private Path file(String text) {
        try {
            Path file = current.resolve(text).normalize();
            if (Files.isRegularFile(file)) {
                return file;
            }
        } catch (InvalidPathException e) {
            throw notThere(text, e);
        }
        throw notThere(text, null);
    }

    private static ProblemException notThere(
            String text, @org.jspecify.annotations.Nullable Throwable cause) {
        return new ProblemException(
                ExitCode.USAGE,
                "the evidence `" + text + "` is no file that is there",
                "name a file, or give a link with its scheme, as in https://example.org/x",
                cause);
    }

    private static String digest(Path file, String text) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[CHUNK];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                sha.update(chunk, 0, n);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "the evidence `" + text + "` can not be read: " + e.getMessage(),
                    null,
                    e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
