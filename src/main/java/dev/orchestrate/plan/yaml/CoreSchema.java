package dev.orchestrate.plan.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What unquoted text means in YAML 1.2's core schema. */
public final class CoreSchema {
    private static final int MAX_DIGITS = 100;

    private CoreSchema() {}

    static boolean isNull(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> true;
            default -> false;
        };
    }

    static @Nullable Boolean flag(String text) {
        return switch (text) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> null;
        };
    }

    static boolean isNumber(String text) {
        return number(text) != null;
    }

    /** The number that a text says; null if it is none, or neither finite nor of sane length. */
    public static @Nullable BigDecimal number(String text) {
        if (text.isEmpty() || text.length() > MAX_DIGITS) {
            return null;
        }
        if (text.startsWith("0o")) {
            return based(text, 8);
        }
        if (text.startsWith("0x")) {
            return based(text, 16);
        }
        return isDecimal(text) ? new BigDecimal(text) : null;
    }

    private static @Nullable BigDecimal based(String text, int radix) {
        if (text.length() == 2) {
            return null;
        }
        for (int i = 2; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 'f' || Character.digit(c, radix) < 0) {
                return null;
            }
        }
        return new BigDecimal(new BigInteger(text.substring(2), radix));
    }

    private static boolean isDecimal(String text) {
        int at = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        int whole = digitsFrom(text, at);
        at += whole;
        int fraction = 0;
        if (at < text.length() && text.charAt(at) == '.') {
            fraction = digitsFrom(text, ++at);
            at += fraction;
        }
        if (whole + fraction == 0) {
            return false;
        }
        return at == text.length() || isExponent(text, at);
    }

    private static boolean isExponent(String text, int at) {
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            return false;
        }
        int next = at + 1;
        if (next < text.length() && (text.charAt(next) == '-' || text.charAt(next) == '+')) {
            next++;
        }
        int digits = digitsFrom(text, next);
        // four digits are as many as a BigDecimal can still be compared with in no time
        return digits > 0 && digits <= 4 && next + digits == text.length();
    }

    private static int digitsFrom(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }
}
