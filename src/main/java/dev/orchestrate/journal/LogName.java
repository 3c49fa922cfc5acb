package dev.orchestrate.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The name of the file that an attempt's output goes to: told from the task's id alone. */
final class LogName {
    private static final int LONGEST = 150;

    private LogName() {}

    static String of(String task, int attempt) {
        return of(task, attempt, ".log");
    }

    /** The same for another file of the attempt. */
    static String of(String task, int attempt, String extension) {
        return fileName(task) + "." + attempt + extension;
    }

    /** A byte that an id of a plan can not have is %-encoded; the long are cut, with a hash. */
    static String fileName(String task) {
        byte[] bytes = task.getBytes(StandardCharsets.UTF_8);
        StringBuilder name = new StringBuilder(bytes.length);
        for (byte b : bytes) {
            if (isPlain(b)) {
                name.append((char) b);
            } else {
                name.append('%').append(hex(b >> 4)).append(hex(b));
            }
        }
        if (name.length() <= LONGEST) {
            return name.toString();
        }
        String hash = "~" + hash(bytes);
        return name.substring(0, LONGEST - hash.length()) + hash;
    }

    private static boolean isPlain(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '.'
                || b == '_'
                || b == '-';
    }

    private static char hex(int digit) {
        return Character.toUpperCase(Character.forDigit(digit & 15, 16));
    }

    /** FNV-1a: short, and enough to tell apart the ids of one plan. */
    private static String hash(byte[] bytes) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : bytes) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        String digits = Long.toHexString(hash);
        char[] zeros = new char[16 - digits.length()];
        Arrays.fill(zeros, '0');
        return new String(zeros) + digits;
    }
}
