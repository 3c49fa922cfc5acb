package dev.orchestrate.executor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** The forms in which a secret shows up: as it is, line by line, in base64 and in URLs. */
final class SecretForms {
    static final int SHORTEST = 4;

    /** Where {@code base64} and PEM files break their lines. */
    private static final int[] WRAPS = {64, 76};

    /**
     * What encoders leave as it is besides letters and digits: RFC 3986, the same with slashes
     * (Python's {@code quote}), JavaScript's {@code encodeURIComponent} and {@code encodeURI}.
     */
    private static final List<String> KEPT_IN_URLS =
            List.of("-._~", "-._~/", "-._~!*'()", "-._~!*'();/?:@&=+$,#");

    /** The same where a space becomes a plus: HTML's forms, and Python's {@code quote_plus}. */
    private static final List<String> KEPT_IN_FORMS = List.of("-._*", "-._~");

    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    private final Set<String> forms = new HashSet<>();

    private SecretForms() {}

    static Set<String> of(Collection<String> secrets) {
        var all = new SecretForms();
        secrets.forEach(all::addSecret);
        return all.forms;
    }

    private void addSecret(String secret) {
        if (secret.length() < SHORTEST) {
            return;
        }
        addText(secret);
        secret.lines().filter(line -> line.length() >= SHORTEST).forEach(this::addText);
        addUrlForms(secret);
        addBase64Forms(secret.getBytes(UTF_8));
    }

    private void addText(String text) {
        if (text.length() >= SHORTEST) {
            forms.add(text);
        }
    }

    private void addUrlForms(String secret) {
        byte[] bytes = secret.getBytes(UTF_8);
        for (String kept : KEPT_IN_URLS) {
            addEscaped(bytes, kept, "%20");
        }
        for (String kept : KEPT_IN_FORMS) {
            addEscaped(bytes, kept, "+");
        }
    }

    private void addEscaped(byte[] secret, String kept, String space) {
        addText(escaped(secret, kept, space, UPPER));
        addText(escaped(secret, kept, space, HexFormat.of()));
    }

    private static String escaped(byte[] text, String kept, String space, HexFormat digits) {
        var form = new StringBuilder();
        for (byte one : text) {
            char character = (char) Byte.toUnsignedInt(one);
            if (isLetterOrDigit(character) || kept.indexOf(character) >= 0) {
                form.append(character);
            } else if (character == ' ') {
                form.append(space);
            } else {
                form.append('%').append(digits.toHexDigits(one));
            }
        }
        return form.toString();
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private void addBase64Forms(byte[] secret) {
        for (Base64.Encoder encoder :
                new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder()}) {
            String whole = new String(encoder.encode(secret), ISO_8859_1);
            addText(whole);
            for (int before = 0; before < 3; before++) {
                addText(inner(encoder, secret, before));
            }
            for (int wrap : WRAPS) {
                for (int at = 0; whole.length() > wrap && at < whole.length(); at += wrap) {
                    addText(whole.substring(at, Math.min(whole.length(), at + wrap)));
                }
            }
        }
    }

    /**
     * The digits that are the same whatever is encoded around the secret, which begins {@code
     * before} bytes into a group of three: those that hold no bit of a neighbor.
     */
    private static String inner(Base64.Encoder encoder, byte[] secret, int before) {
        var shifted = new byte[before + secret.length];
        System.arraycopy(secret, 0, shifted, before, secret.length);
        int from = (before * 8 + 5) / 6;
        int to = shifted.length * 8 / 6;
        return new String(encoder.encode(shifted), ISO_8859_1).substring(from, to);
    }
}
