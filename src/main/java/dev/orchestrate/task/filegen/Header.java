package dev.orchestrate.task.filegen;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comment in a generated file that tells which template wrote it, and what it was then. It is
 * the first line, or the second where the first one must be another: of a script, or of XML.
 *
 * @param template its name
 * @param version the template's
 * @param digest of the file without this line
 */
record Header(String template, String version, String digest) {
    private static final int DIGITS = 16;

    private static final Pattern WRITTEN =
            Pattern.compile(
                    "Written by orchestrate from template (\\S+) version (\\S+); sha256 ([0-9a-f]{16}) of the rest");

    /**
     * A file that has a header.
     *
     * @param rest all but the header's line, line ends as LF
     */
    record Read(Header header, String rest) {
        /** Whether nobody has changed the file since it was written. */
        boolean isUnchanged() {
            return header.digest().equals(Header.digest(rest));
        }
    }

    /** What a file of line ends LF tells of itself; nothing where it has no header. */
    static Optional<Read> read(String text) {
        int start = startOf(text);
        int end = text.indexOf('\n', start);
        String line = text.substring(start, end < 0 ? text.length() : end);
        Matcher matcher = WRITTEN.matcher(line);
        if (!matcher.find()) {
            return Optional.empty();
        }
        Header header = new Header(matcher.group(1), matcher.group(2), matcher.group(3));
        String rest = text.substring(0, start) + (end < 0 ? "" : text.substring(end + 1));
        return Optional.of(new Read(header, rest));
    }

    /** A text with its header. */
    static String with(TemplateFile template, String text) {
        CommentStyle style = template.about().comment();
        if (style == CommentStyle.NONE) {
            return text;
        }
        String line =
                style.comment(
                        "Written by orchestrate from template %s version %s; sha256 %s of the rest"
                                .formatted(
                                        template.name(), template.about().version(), digest(text)));
        int start = startOf(text);
        return text.substring(0, start) + line + "\n" + text.substring(start);
    }

    private static int startOf(String text) {
        boolean first = text.startsWith("#!") || text.startsWith("<?xml");
        return first ? text.indexOf('\n') + 1 : 0;
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
