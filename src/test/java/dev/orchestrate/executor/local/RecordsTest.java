package dev.orchestrate.executor.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.executor.AttemptEnd;
import dev.orchestrate.executor.AttemptEnd.Limit;
import dev.orchestrate.executor.AttemptEnd.Result;
import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.Masks;
import dev.orchestrate.executor.Sighting;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read from records, whoever wrote them and however they end. */
final class RecordsTest {
    private static final String RUN = "run";
    private static final AttemptEnd END =
            new AttemptEnd(
                    new Result.Exited(3), Limit.TIMEOUT, true, Duration.ofNanos(1234567890), 4096L);

    @TempDir Path folder;

    private AttemptFiles files() throws IOException {
        return AttemptFiles.in(folder.resolve("attempts"));
    }

    private void write(ByteBuffer... records) throws IOException {
        try (var log =
                FileChannel.open(
                        files().log(1), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            log.write(records);
        }
    }

    private static ByteBuffer header(String boot) {
        return RecordCodec.header(1, Long.MAX_VALUE, boot);
    }

    private static ByteBuffer begin(int id) {
        return RecordCodec.begin(id, 1, Duration.ofSeconds(1), "task" + id);
    }

    private Sighting find(int id) throws IOException {
        var settings = new LocalSettings(folder, RUN, Map.of(), Masks.none(), null);
        var key = new AttemptKey(RUN, "task" + id, 1);
        try (var executor = LocalExecutors.open(settings)) {
            return requireNonNull(executor.find(List.of(key)).get(key));
        }
    }

    @Test
    void anEndIsReadAsItWasWritten() throws IOException {
        write(header(Boot.id()), begin(1), RecordCodec.ended(1, END));

        assertThat(find(1)).isEqualTo(new Sighting.Ended(END));
    }

    @Test
    void aTornLastRecordNeverHappened() throws IOException {
        ByteBuffer whole = RecordCodec.ended(1, END);
        for (int length = 0; length < whole.limit(); length++) {
            Files.deleteIfExists(files().log(1));
            write(header(Boot.id()), begin(1), begin(2), whole.slice(0, length));

            assertThat(find(1)).isEqualTo(new Sighting.Lost("its launcher was killed"));
            assertThat(find(3)).isEqualTo(new Sighting.NeverBegan());
        }
    }

    @Test
    void ofAnotherBootOnlyEndsCount() throws IOException {
        write(header("another boot"), begin(1), begin(2), RecordCodec.ended(1, END));

        assertThat(find(1)).isEqualTo(new Sighting.Ended(END));
        assertThat(find(2)).isEqualTo(new Sighting.Lost("the machine was restarted"));
        assertThat(find(3))
                .isEqualTo(
                        new Sighting.Lost("the machine was restarted, or its records are damaged"));
    }

    @Test
    void aProcessOfAnotherStartTimeIsSomebodyElse() throws IOException {
        long own = ProcessHandle.current().pid();
        long start = ProcessIdentity.startOf(own);
        write(header(Boot.id()), begin(1), RecordCodec.started(1, own, start + 1));

        assertThat(find(1)).isEqualTo(new Sighting.Lost("its launcher was killed"));
        assertThat(new ProcessIdentity(own, start).lives()).isTrue();
        assertThat(new ProcessIdentity(own, start + 1).lives()).isFalse();
        assertThat(new ProcessIdentity(own, 0).lives()).isFalse();
    }

    @Test
    void theSessionOfWhoeverHasThePidNowIsLeftAlone() throws IOException {
        Process stranger = new ProcessBuilder("setsid", "sh", "-c", "sleep 600 & wait").start();
        try {
            long start = ProcessIdentity.startOf(stranger.pid());
            write(header(Boot.id()), begin(1), RecordCodec.started(1, stranger.pid(), start - 1));

            assertThat(find(1)).isEqualTo(new Sighting.Lost("its launcher was killed"));
            assertThat(new ProcessIdentity(stranger.pid(), start).lives()).isTrue();
        } finally {
            stranger.descendants().forEach(ProcessHandle::destroyForcibly);
            stranger.destroyForcibly();
        }
    }

    @Test
    void afterDamageNothingIsKnownToHaveNeverBegun() throws IOException {
        ByteBuffer damaged = begin(2);
        damaged.put(RecordCodec.PREFIX + 3, (byte) 99);
        write(header(Boot.id()), begin(1), RecordCodec.ended(1, END), damaged, begin(3));

        assertThat(find(1)).isEqualTo(new Sighting.Ended(END));
        assertThat(find(2)).isInstanceOf(Sighting.Lost.class);
    }

    @Test
    void aLogWithoutAHeaderTellsNothing() throws IOException {
        Files.createFile(files().log(1));

        assertThat(find(1)).isEqualTo(new Sighting.NeverBegan());
    }

    @Test
    void whatCouldNotBeStartedIsReadAsItWasWritten() throws IOException {
        var failure = new StartFailure(StartFailure.Stage.FOLDER, "/ä", StartFailure.NO_SUCH_FILE);
        write(header(Boot.id()), begin(1), RecordCodec.failed(1, failure), RecordCodec.closed());

        assertThat(find(1)).isEqualTo(new Sighting.Ended(StartFailure.end(failure.reason())));
    }

    @Test
    void aHundredThousandRecordsAreReadInNoTime() throws IOException {
        var records = new ArrayList<ByteBuffer>();
        var keys = new ArrayList<AttemptKey>();
        records.add(header(Boot.id()));
        for (int id = 1; id <= 50_000; id++) {
            records.add(begin(id));
            records.add(RecordCodec.ended(id, END));
            keys.add(new AttemptKey(RUN, "task" + id, 1));
        }
        var all = new byte[records.stream().mapToInt(ByteBuffer::remaining).sum()];
        var joined = ByteBuffer.wrap(all);
        records.forEach(joined::put);
        Files.write(files().log(1), all);

        var settings = new LocalSettings(folder, RUN, Map.of(), Masks.none(), null);
        try (var executor = LocalExecutors.open(settings)) {
            long before = System.nanoTime();
            var found = executor.find(keys);
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .as("far more than it takes, far less than what is not linear would")
                    .isLessThan(Duration.ofSeconds(5));
            assertThat(found).hasSize(50_000);
            assertThat(Set.copyOf(found.values())).containsExactly(new Sighting.Ended(END));
        }
    }
}
