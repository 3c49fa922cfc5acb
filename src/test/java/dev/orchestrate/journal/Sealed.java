package dev.orchestrate.journal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes with checks that hold, which chance would never find: what lies behind the check. */
final class Sealed {
    private static final int CHECK = ",\"check\":\"00000000\"}".length();

    private Sealed() {}

    /** Each line with its check. */
    static byte[] lines(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 64);
        int from = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                seal(bytes, from, at, out);
                from = at + 1;
            }
        }
        out.write(bytes, from, bytes.length - from);
        return out.toByteArray();
    }

    /** The whole as one, whose last byte ends it. */
    static byte[] file(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 64);
        int end = bytes.length > 0 && bytes[bytes.length - 1] == '\n' ? 1 : 0;
        seal(bytes, 0, bytes.length - end, out);
        return out.toByteArray();
    }

    private static void seal(byte[] bytes, int from, int to, ByteArrayOutputStream out) {
        int end = to;
        if (to - CHECK > from && bytes[to - CHECK] == ',' && bytes[to - CHECK + 2] == 'c') {
            end = to - CHECK;
        } else if (to > from && bytes[to - 1] == '}') {
            end = to - 1;
        }
        out.write(bytes, from, end - from);
        String check = new Checksum().of(bytes, from, end);
        out.writeBytes((",\"check\":\"" + check + "\"}\n").getBytes(StandardCharsets.US_ASCII));
    }
}
