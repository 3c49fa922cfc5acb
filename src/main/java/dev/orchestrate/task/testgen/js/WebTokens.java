package dev.orchestrate.task.testgen.js;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The package {@code jsonwebtoken}, as far as tokens are signed and verified with a secret. */
final class WebTokens {
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    private static final Pattern SPAN = Pattern.compile("(\\d+) ?(ms|s|m|h|d|w|y)?");
    private static final Map<String, Double> SECONDS =
            Map.of(
                    "ms",
                    0.001,
                    "s",
                    1.0,
                    "m",
                    60.0,
                    "h",
                    3_600.0,
                    "d",
                    86_400.0,
                    "w",
                    604_800.0,
                    "y",
                    31_557_600.0);

    private final Supplier<Object> now;

    private WebTokens(Supplier<Object> now) {
        this.now = now;
    }

    static JsObject module(Supplier<Object> now) {
        WebTokens tokens = new WebTokens(now);
        JsObject module = JsObject.partial();
        module.put("sign", (JsFunction) (_, all) -> tokens.sign(all));
        module.put("verify", (JsFunction) (_, all) -> tokens.verify(all));
        return module;
    }

    private Object sign(List<Object> all) {
        JsObject options = all.size() > 2 && all.get(2) instanceof JsObject o ? o : new JsObject();
        boolean isPlain =
                all.getFirst() instanceof JsObject
                        && all.get(1) instanceof String
                        && List.of("expiresIn", "algorithm").containsAll(options.fields().keySet())
                        && options.fields().getOrDefault("algorithm", "HS256").equals("HS256")
                        && now.get() instanceof Double;
        if (!isPlain) {
            throw new NotKnown("how a token is signed is not followed");
        }
        JsObject claims = (JsObject) Values.copy(all.getFirst());
        double issued = Math.floor((double) now.get() / 1000);
        claims.fields().putIfAbsent("iat", issued);
        Object span = options.fields().get("expiresIn");
        if (span != null) {
            claims.put("exp", issued + seconds(span));
        }
        String content = encoded(HEADER) + "." + encoded(Json.text(claims));
        return content + "." + signature(content, all.get(1));
    }

    private static double seconds(Object span) {
        if (span instanceof Double seconds) {
            return seconds;
        }
        Matcher matcher = SPAN.matcher(Operators.text(span));
        if (!matcher.matches()) {
            throw new NotKnown("how long a token is good for is not known");
        }
        // A bare number in a text is of milliseconds there.
        String unit = matcher.group(2) == null ? "ms" : matcher.group(2);
        return Math.floor(Double.parseDouble(matcher.group(1)) * SECONDS.getOrDefault(unit, 1.0));
    }

    private Object verify(List<Object> all) {
        if (!(all.getFirst() instanceof String token) || !(all.get(1) instanceof String)) {
            throw new NotKnown("which token is verified is not known");
        }
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw failed("JsonWebTokenError", "jwt malformed");
        }
        String content = parts[0] + "." + parts[1];
        if (!parts[2].equals(signature(content, all.get(1)))) {
            throw failed("JsonWebTokenError", "invalid signature");
        }
        Object claims =
                Json.parse(
                        new String(
                                Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        boolean isOver =
                claims instanceof JsObject object
                        && object.fields().get("exp") instanceof Double end
                        && now.get() instanceof Double moment
                        && Math.floor(moment / 1000) >= end;
        if (isOver) {
            throw failed("TokenExpiredError", "jwt expired");
        }
        return claims;
    }

    private static Thrown failed(String name, String message) {
        JsObject error = new JsObject();
        error.put("name", name);
        error.put("message", message);
        return new Thrown(error);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String signature(String content, Object secret) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Digests.signature(secret, content).content());
    }
}
