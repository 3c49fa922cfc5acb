package dev.orchestrate.journal;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The {@code check} with which a line, or a file, of the state ends: CRC-32C in eight hex digits
 * over the bytes before {@code ,"check"}. Confined to one thread.
 */
final class Checksum {
    static final String FIELD = "check";

    private static final byte[] BEFORE = ",\"check\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AFTER = "\"}".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGITS = 8;
    private static final int LENGTH = BEFORE.length + DIGITS + AFTER.length;

    private final CRC32C crc = new CRC32C();

    /** Of bytes that are about to be written. */
    String of(byte[] bytes, int from, int to) {
        crc.reset();
        crc.update(bytes, from, to - from);
        int value = (int) crc.getValue();
        byte[] digits = new byte[DIGITS];
        for (int i = 0; i < DIGITS; i++) {
            digits[i] = (byte) Character.forDigit(value >>> (28 - 4 * i) & 15, 16);
        }
        return new String(digits, StandardCharsets.ISO_8859_1);
    }

    /** Whether bytes that were read end with their check. */
    boolean holds(byte[] bytes, int from, int to) {
        int end = to - LENGTH;
        if (end <= from || !at(bytes, end, BEFORE) || !at(bytes, to - AFTER.length, AFTER)) {
            return false;
        }
        int claimed = 0;
        for (int i = 0; i < DIGITS; i++) {
            int digit = Character.digit(bytes[end + BEFORE.length + i], 16);
            if (digit < 0) {
                return false;
            }
            claimed = claimed << 4 | digit;
        }
        crc.reset();
        crc.update(bytes, from, end - from);
        return (int) crc.getValue() == claimed;
    }

    private static boolean at(byte[] bytes, int from, byte[] expected) {
        for (int i = 0; i < expected.length; i++) {
            if (bytes[from + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
