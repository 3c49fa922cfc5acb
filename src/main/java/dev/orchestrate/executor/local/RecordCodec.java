package dev.orchestrate.executor.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orchestrate.executor.AttemptEnd;
import dev.orchestrate.executor.AttemptEnd.Limit;
import dev.orchestrate.executor.AttemptEnd.Result;
import dev.orchestrate.executor.local.LauncherRecord.Begin;
import dev.orchestrate.executor.local.LauncherRecord.Closed;
import dev.orchestrate.executor.local.LauncherRecord.Ended;
import dev.orchestrate.executor.local.LauncherRecord.Failed;
import dev.orchestrate.executor.local.LauncherRecord.Header;
import dev.orchestrate.executor.local.LauncherRecord.Refused;
import dev.orchestrate.executor.local.LauncherRecord.Stalling;
import dev.orchestrate.executor.local.LauncherRecord.Started;
import dev.orchestrate.executor.local.LauncherRecord.Trouble;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The bytes of a record, the same in the file and on the launcher's pipe: length of the payload,
 * CRC-32C of the payload, payload; big-endian.
 */
final class RecordCodec {
    static final int FORMAT_VERSION = 1;
    static final int PREFIX = 8;

    private static final Limit[] LIMITS = {Limit.NONE, Limit.TIMEOUT, Limit.STALL};

    private RecordCodec() {}

    static int crc(ByteBuffer payload) {
        var crc = new CRC32C();
        crc.update(payload.duplicate());
        return (int) crc.getValue();
    }

    /** Of a payload whose check is right; what a newer version added at its end is not read. */
    static LauncherRecord decode(ByteBuffer in) {
        char type = (char) in.get();
        return switch (type) {
            case 'H' -> new Header(in.getInt(), in.getInt(), in.getLong(), string(in));
            case 'B' ->
                    new Begin(in.getInt(), in.getInt(), Duration.ofNanos(in.getLong()), string(in));
            case 'S' -> new Started(in.getInt(), in.getInt(), in.getLong());
            case 'E' -> new Ended(in.getInt(), end(in));
            case 'F' -> failed(in);
            case 'C' -> new Closed();
            case 'Q' -> new Stalling(in.getInt(), Duration.ofNanos(in.getLong()));
            case 'R' -> new Refused(in.getInt());
            case 'T' -> trouble(in);
            default -> throw new IllegalStateException("unknown record type: " + type);
        };
    }

    private static AttemptEnd end(ByteBuffer in) {
        boolean signaled = in.get() != 0;
        int code = in.getInt();
        Result result =
                signaled ? new Result.Signaled(code, Signals.name(code)) : new Result.Exited(code);
        Limit limit = LIMITS[in.get()];
        boolean leftovers = in.get() != 0;
        Duration duration = Duration.ofNanos(in.getLong());
        long peak = in.getLong();
        return new AttemptEnd(result, limit, leftovers, duration, peak == 0 ? null : peak);
    }

    private static Failed failed(ByteBuffer in) {
        int id = in.getInt();
        var stage = StartFailure.Stage.of(in.get());
        in.getInt(); // the errno, for people who read the file
        return new Failed(id, new StartFailure(stage, string(in), string(in)).reason());
    }

    private static Trouble trouble(ByteBuffer in) {
        in.getInt(); // of no attempt
        return new Trouble(string(in) + ": " + StartFailure.decapitalized(string(in)));
    }

    private static String string(ByteBuffer in) {
        var bytes = new byte[in.getInt()];
        in.get(bytes);
        return new String(bytes, UTF_8);
    }

    static ByteBuffer header(long pid, long start, String boot) {
        return seal(
                payload('H', 64 + boot.length() * 4)
                        .putInt(FORMAT_VERSION)
                        .putInt((int) pid)
                        .putLong(start),
                boot);
    }

    static ByteBuffer begin(int id, int attempt, Duration grace, String task) {
        var out = payload('B', 64 + task.length() * 4);
        return seal(out.putInt(id).putInt(attempt).putLong(grace.toNanos()), task);
    }

    static ByteBuffer started(int id, long pid, long start) {
        return seal(payload('S', 64).putInt(id).putInt((int) pid).putLong(start));
    }

    static ByteBuffer failed(int id, StartFailure failure) {
        int room = 64 + 4 * (failure.subject().length() + failure.cause().length());
        var out = payload('F', room).putInt(id).put((byte) failure.stage().number());
        return seal(out.putInt(0), failure.subject(), failure.cause());
    }

    static ByteBuffer closed() {
        return seal(payload('C', 16));
    }

    static ByteBuffer ended(int id, AttemptEnd end) {
        var out = payload('E', 64).putInt(id);
        switch (end.result()) {
            case Result.Exited(int code) -> out.put((byte) 0).putInt(code);
            case Result.Signaled(int number, _) -> out.put((byte) 1).putInt(number);
            case Result.NotStarted _ ->
                    throw new IllegalArgumentException("what never started has no end");
        }
        out.put((byte) Arrays.asList(LIMITS).indexOf(end.limit()))
                .put((byte) (end.leftovers() ? 1 : 0));
        Long peak = end.peakMemoryBytes();
        return seal(out.putLong(end.duration().toNanos()).putLong(peak == null ? 0 : peak));
    }

    private static ByteBuffer payload(char type, int room) {
        return ByteBuffer.allocate(room).position(PREFIX).put((byte) type);
    }

    private static ByteBuffer seal(ByteBuffer out, String... strings) {
        for (String string : strings) {
            byte[] bytes = string.getBytes(UTF_8);
            out.putInt(bytes.length).put(bytes);
        }
        out.flip();
        ByteBuffer payload = out.slice(PREFIX, out.limit() - PREFIX);
        return out.putInt(0, payload.remaining()).putInt(4, crc(payload));
    }
}
