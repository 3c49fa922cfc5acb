package dev.orchestrate.journal;

import dev.orchestrate.run.Timestamp;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which process says that it may write a run. For people: it is the lock that decides. */
public record Owner(String host, long pid, Instant since) {

    static @Nullable Owner read(Disk disk, Path file) throws IOException {
        try {
            byte[] bytes = disk.read(file);
            Fields fields = Fields.parse(bytes, 0, bytes.length);
            return new Owner(fields.text("host"), fields.number("pid"), fields.instant("since"));
        } catch (NoSuchFileException | Fields.Unreadable _) {
            return null;
        }
    }

    void write(Disk disk, Path file) throws IOException {
        disk.replace(
                file,
                Json.object(f -> f.text("host", host).number("pid", pid).instant("since", since)));
    }

    @Override
    public String toString() {
        return "process " + pid + " on `" + host + "` since " + Timestamp.of(since);
    }
}
