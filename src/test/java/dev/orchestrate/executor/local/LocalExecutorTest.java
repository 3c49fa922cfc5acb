package dev.orchestrate.executor.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.executor.Capabilities;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class LocalExecutorTest extends OutputContract {
    @Override
    Path launcher() {
        return requireNonNull(LocalExecutors.launcher(), "the build makes a launcher");
    }

    @Test
    void itSaysWhatItCan() {
        assertThat(executor.capabilities())
                .isEqualTo(new Capabilities(true, true, "native launcher"));
    }

    @Test
    void thePeakOfMemoryIsTold() {
        var end =
                run(
                        Attempt.script(
                                folder, "head -c 50000000 /dev/zero | tail -c 40000000 | wc -c"));

        assertThat(end.peakMemoryBytes()).isBetween(40_000_000L, 400_000_000L);
    }
}
