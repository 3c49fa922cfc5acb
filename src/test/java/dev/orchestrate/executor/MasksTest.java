package dev.orchestrate.executor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MasksTest {
    private static final String SECRET = "pä$$ w/rd+?>~*";

    private static String masked(String text, String... secrets) {
        return Masks.of(List.of(secrets)).mask(text);
    }

    @Test
    void aSecretIsHiddenWhereverItIs() {
        assertThat(masked("a-word, a-word", "a-word")).isEqualTo("***, ***");
    }

    @Test
    void textWithoutASecretIsTheSameObject() {
        String text = "nothing to hide";

        assertThat(Masks.of(List.of("secret")).mask(text)).isSameAs(text);
        assertThat(Masks.none().mask(text)).isSameAs(text);
    }

    @Test
    void fewerThanFourCharactersAreNotHidden() {
        assertThat(masked("abc abc", "abc", "")).isEqualTo("abc abc");
        assertThat(Masks.of(List.of("abc")).isEmpty()).isTrue();
    }

    @Test
    void theLongestSecretDecides() {
        assertThat(masked("secret-long secret", "secret", "secret-long")).isEqualTo("*** ***");
    }

    @Test
    void secretsThatOverlapAreHiddenTogether() {
        assertThat(masked("-abcdef-", "abcd", "cdef")).isEqualTo("-***-");
    }

    @Test
    void eachLineOfASecretIsHidden() {
        assertThat(masked("x line one y line two z end", "line one\r\nline two\nend"))
                .isEqualTo("x *** y *** z end");
    }

    @Test
    void base64IsHiddenWhateverSurroundsTheSecret() {
        Masks masks = Masks.of(List.of(SECRET));
        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            for (String before : List.of("", "u", "us", "use", "user")) {
                for (String after : List.of("", "\n", "@h", "@ho")) {
                    String text = encoder.encodeToString((before + SECRET + after).getBytes(UTF_8));
                    String shown = masks.mask(text);
                    assertThat(shown).contains("***");
                    assertThat(shown.length() - 3)
                            .as("digits that hold bits of a neighbor: %s of %s", shown, text)
                            .isLessThanOrEqualTo((before.length() + after.length()) * 2 + 6);
                }
            }
        }
    }

    @Test
    void wrappedBase64IsHidden() {
        String secret = "0123456789abcdef".repeat(12);
        String wrapped =
                Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(secret.getBytes(UTF_8));

        assertThat(masked(wrapped, secret)).isEqualTo("***\n***\n***\n***");
    }

    @Test
    void urlFormsAreHidden() {
        String form = URLEncoder.encode(SECRET, UTF_8);

        assertThat(masked("?q=" + form, SECRET)).isEqualTo("?q=***");
        assertThat(masked("p%C3%A4%24%24%20w%2Frd%2B%3F%3E~%2A", SECRET)).isEqualTo("***");
        assertThat(masked("p%c3%a4%24%24+w%2frd%2b%3f%3e%7e*", SECRET)).isEqualTo("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a%20b/c%2Bd%3De%3Ff~%28g%29%2A%C3%A9", // Python's quote
                "a%20b/c%2bd%3de%3ff~%28g%29%2a%c3%a9",
                "a+b%2Fc%2Bd%3De%3Ff~%28g%29%2A%C3%A9", // Python's quote_plus
                "a+b%2Fc%2Bd%3De%3Ff%7E%28g%29*%C3%A9", // URLSearchParams
                "a%20b%2Fc%2Bd%3De%3Ff~(g)*%C3%A9", // encodeURIComponent
                "a%20b/c+d=e?f~(g)*%C3%A9", // encodeURI
                "a%20b%2Fc%2Bd%3De%3Ff~%28g%29%2A%C3%A9", // RFC 3986
            })
    void whatEncodersLeaveAsItIsDoesNotMatter(String form) {
        assertThat(masked("-" + form + "-", "a b/c+d=e?f~(g)*é")).isEqualTo("-***-");
    }

    @Test
    void formsThatAreTheSameCountOnce() {
        assertThat(Masks.of(List.of("abcdef")).literals()).hasSize(4);
    }

    @Test
    void aStreamHidesTheSameHoweverItIsCut() throws IOException {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        Masks masks = Masks.of(List.of("abab", "babaab", "bbbbb"));
        for (int round = 0; round < 300; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append((char) ('a' + random.nextInt(2)));
            }
            var out = new ByteArrayOutputStream();
            try (var hiding = masks.hiding(out)) {
                byte[] bytes = text.toString().getBytes(UTF_8);
                for (int at = 0; at < bytes.length; ) {
                    int n = Math.min(bytes.length - at, 1 + random.nextInt(7));
                    hiding.write(bytes, at, n);
                    at += n;
                }
            }
            assertThat(out.toString(UTF_8))
                    .as("%s, -Dseed=%d", text, seed)
                    .isEqualTo(masks.mask(text.toString()))
                    .doesNotContain("abab", "babaab", "bbbbb");
        }
    }
}
