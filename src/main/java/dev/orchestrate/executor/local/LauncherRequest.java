package dev.orchestrate.executor.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.AttemptRequest;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of what the launcher is asked: length, type, payload; big-endian. A string is its
 * length, its bytes, and a zero byte that does not count. Confined to one thread.
 */
final class LauncherRequest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);

    private LauncherRequest(char type) {
        putInt(0);
        out.write(type);
    }

    /**
     * A variable that this process has with the same text goes by its name alone: the launcher
     * inherits it, byte by byte, which Java's text may not be.
     */
    static byte[] environment(Map<String, String> base, Map<String, String> inherited) {
        var request = new LauncherRequest('E');
        request.putInt(base.size());
        base.forEach((name, value) ->
                request.putString(value.equals(inherited.get(name)) ? name : name + "=" + value));
        return request.bytes();
    }

    static byte[] masks(List<byte[]> literals) {
        var request = new LauncherRequest('M');
        request.putInt(literals.size());
        literals.forEach(request::putBytes);
        return request.bytes();
    }

    static byte[] start(int id, AttemptKey key, AttemptRequest attempt) {
        var limits = attempt.limits();
        var request = new LauncherRequest('S');
        request.putInt(id);
        request.putInt(key.number());
        request.putNanos(limits.timeout());
        request.putNanos(limits.stallAfter());
        request.putNanos(limits.grace());
        request.putLong(limits.logBytes());
        request.out.write(attempt.masked() ? 1 : 0);
        request.putString(key.task());
        request.putString(attempt.directory().toString());
        request.putString(attempt.log().toString());
        request.putStrings(attempt.argv());
        var changes = new ArrayList<String>(attempt.environment().size());
        attempt.environment()
                .forEach((name, value) -> changes.add(value == null ? name : name + "=" + value));
        request.putStrings(changes);
        return request.bytes();
    }

    static byte[] signal(int id, boolean atOnce) {
        var request = new LauncherRequest('K');
        request.putInt(id);
        request.out.write(atOnce ? 1 : 0);
        return request.bytes();
    }

    private void putInt(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(value >>> shift);
        }
    }

    private void putLong(long value) {
        putInt((int) (value >>> 32));
        putInt((int) value);
    }

    /** None is 0; what is shorter than the clock's tick is one. */
    private void putNanos(@Nullable Duration duration) {
        putLong(duration == null ? 0 : Math.max(1, Nanos.of(duration)));
    }

    private void putBytes(byte[] bytes) {
        putInt(bytes.length);
        out.writeBytes(bytes);
        out.write(0);
    }

    private void putString(String text) {
        putBytes(text.getBytes(UTF_8));
    }

    private void putStrings(List<String> strings) {
        putInt(strings.size());
        strings.forEach(this::putString);
    }

    private byte[] bytes() {
        byte[] bytes = out.toByteArray();
        int length = bytes.length - Integer.BYTES;
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[i] = (byte) (length >>> (24 - 8 * i));
        }
        return bytes;
    }
}
