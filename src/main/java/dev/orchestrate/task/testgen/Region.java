package dev.orchestrate.task.testgen;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a test file that is generated, between two comments. The first tells by digests what
 * was generated and how it stood then, so that nothing is written anew without need, though a
 * formatter has been over it. What is outside is never touched.
 *
 * @param before all of the file up to the first comment
 * @param generated digest of the text as it was generated, before any formatter
 * @param written digest of the body as it was written
 * @param body between the comments
 * @param after all of the file behind the second comment
 */
record Region(String before, String generated, String written, String body, String after) {
    private static final int DIGITS = 12;

    /** The comments, as a language and a kind of tests write them. */
    record Marks(String comment, String kind) {
        private Pattern pattern() {
            String sign = Pattern.quote(comment);
            String word = Pattern.quote(kind);
            return Pattern.compile(
                    "(?s)^(.*?)(?m:^)%s <orchestrate %s ([0-9a-f]+) ([0-9a-f]+)>[^\\n]*\\n(.*?)(?m:^)%s </orchestrate %s>(.*)$"
                            .formatted(sign, word, sign, word));
        }

        private String opening(String generated, String written) {
            return "%s <orchestrate %s %s %s> Generated: what is changed here is lost, what is moved out is kept%n"
                    .formatted(comment, kind, generated, written)
                    .replace(System.lineSeparator(), "\n");
        }

        private String closing() {
            return "%s </orchestrate %s>".formatted(comment, kind);
        }
    }

    /** The region of such marks in a file. */
    static Optional<Region> find(String file, Marks marks) {
        Matcher matcher = marks.pattern().matcher(file);
        return matcher.matches()
                ? Optional.of(
                        new Region(
                                matcher.group(1),
                                matcher.group(2),
                                matcher.group(3),
                                matcher.group(4),
                                matcher.group(5)))
                : Optional.empty();
    }

    /** A file with a region at its end; it may be empty or not there. */
    static Region atEndOf(String file) {
        String gap = file.isEmpty() ? "" : file.endsWith("\n") ? "\n" : "\n\n";
        return new Region(file + gap, "", "", "", "\n");
    }

    /** With a text that was just generated. */
    Region with(String text) {
        return new Region(before, digest(text), "", text, after);
    }

    /** With the body in its last form. */
    Region formatted(String text) {
        return new Region(before, generated, written, text, after);
    }

    /** Whether that text was generated and still stands as it was written. */
    boolean isMadeFrom(String text) {
        return generated.equals(digest(text)) && written.equals(digest(body));
    }

    /** The whole file. */
    String file(Marks marks) {
        String ended = body.endsWith("\n") ? body : body + "\n";
        return before + marks.opening(generated, digest(ended)) + ended + marks.closing() + after;
    }

    /** All but the region: what people wrote. */
    String outside() {
        return before + after;
    }

    private static String digest(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
