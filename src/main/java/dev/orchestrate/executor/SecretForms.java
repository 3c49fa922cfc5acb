package dev.orchestrate.executor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The forms in which a secret shows up: as it is, line by line, in base64 and in URLs. */
final class SecretForms {
    static final int SHORTEST = 4;

    /** Where {@code base64} and PEM files break their lines. */
    private static final int[] WRAPS = {64, 76};

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
        String form = URLEncoder.encode(secret, UTF_8);
        String path = form.replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
        addText(form);
        addText(path);
        addText(lowerEscapes(form));
        addText(lowerEscapes(path));
    }

    private static String lowerEscapes(String encoded) {
        var lower = new StringBuilder(encoded);
        for (int at = lower.indexOf("%"); at >= 0; at = lower.indexOf("%", at + 3)) {
            lower.replace(at, at + 3, lower.substring(at, at + 3).toLowerCase(Locale.ROOT));
        }
        return lower.toString();
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
