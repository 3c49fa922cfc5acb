package dev.orchestrate.executor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Hides secrets in what is written or shown: each occurrence of a form of one becomes {@code ***}.
 * Occurrences that overlap are hidden together, so that no part of either shows. Immutable.
 */
public final class Masks {
    private static final Masks NONE = new Masks(new byte[0][]);

    /** Sorted by the first byte, then the longest first. */
    private final byte[][] literals;

    private final int[] from = new int[257];
    private final int longest;

    private Masks(byte[][] literals) {
        this.literals = literals;
        int length = 0;
        int next = 0;
        for (int first = 0; first <= 256; first++) {
            while (next < literals.length && Byte.toUnsignedInt(literals[next][0]) < first) {
                length = Math.max(length, literals[next].length);
                next++;
            }
            from[first] = next;
        }
        this.longest = length;
    }

    public static Masks none() {
        return NONE;
    }

    /** Values of fewer than 4 characters are not hidden: too much would be. */
    public static Masks of(Collection<String> secrets) {
        byte[][] literals =
                SecretForms.of(secrets).stream()
                        .map(form -> form.getBytes(UTF_8))
                        .toArray(byte[][]::new);
        Arrays.sort(
                literals,
                (a, b) ->
                        a[0] != b[0]
                                ? Byte.compareUnsigned(a[0], b[0])
                                : Integer.compare(b.length, a.length));
        return literals.length == 0 ? NONE : new Masks(literals);
    }

    public boolean isEmpty() {
        return literals.length == 0;
    }

    /** Every string that is hidden, as UTF-8; none is shorter than 4 bytes. */
    public List<byte[]> literals() {
        return Collections.unmodifiableList(Arrays.asList(literals.clone()));
    }

    /** The same object where there is nothing to hide. */
    public String mask(String text) {
        if (literals.length == 0 || text.length() < SecretForms.SHORTEST) {
            return text;
        }
        byte[] bytes = text.getBytes(UTF_8);
        for (int at = 0; at < bytes.length; at++) {
            if (match(bytes, at, bytes.length) > 0) {
                return masked(bytes);
            }
        }
        return text;
    }

    private String masked(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length);
        try (var hiding = hiding(out)) {
            hiding.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return out.toString(UTF_8);
    }

    /** Hides what passes through it, however it is cut; the rest comes when it is closed. */
    public OutputStream hiding(OutputStream out) {
        return literals.length == 0 ? out : new MaskedStream(this, out);
    }

    /** The length of the longest literal at this place, or 0. */
    int match(byte[] bytes, int at, int end) {
        int first = Byte.toUnsignedInt(bytes[at]);
        for (int i = from[first]; i < from[first + 1]; i++) {
            byte[] literal = literals[i];
            if (literal.length <= end - at
                    && Arrays.equals(literal, 0, literal.length, bytes, at, at + literal.length)) {
                return literal.length;
            }
        }
        return 0;
    }

    int longest() {
        return longest;
    }
}
