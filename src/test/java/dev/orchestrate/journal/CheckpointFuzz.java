package dev.orchestrate.journal;

import dev.orchestrate.run.Facts;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.RunState;
import dev.orchestrate.testing.FakeDisk;
import dev.orchestrate.testing.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Any bytes as a checkpoint, as they are and with a check that holds: none, one that is refused by
 * name, or a state that is written as it was read.
 */
public final class CheckpointFuzz {
    private CheckpointFuzz() {}

    /** Returns if all of this holds of the input. */
    public static void check(byte[] input) {
        try {
            read(input);
            read(Sealed.file(input));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(byte[] content) throws IOException {
        FakeDisk disk = FakeDisk.with(Samples.WORKSPACE);
        disk.replace(Samples.RUN.checkpoint(), content);
        CheckpointFile file = new CheckpointFile(disk, Samples.RUN);
        file.fields();
        CheckpointFile.Content whole = file.content();
        if (whole == null) {
            return;
        }
        long seq = file.seq();
        RunState state;
        try {
            state = whole.state(Samples.PLANS, ReadAhead.NOTHING);
        } catch (ProblemException e) {
            Rule.holds(e.problem().contains("is newer"), "what is not known is new", e.problem());
            return;
        }
        Rule.same(seq, state.seq(), "a checkpoint is up to its state");
        Bytes written = CheckpointWriter.write(state.facts());
        byte[] bytes = Arrays.copyOf(written.content(), written.size());
        try {
            Facts again = CheckpointReader.of(bytes).facts(Samples.PLANS);
            Rule.same(again, state.facts(), "a state is written as it was read");
        } catch (Fields.Unreadable e) {
            throw new AssertionError("a state that can not be written", e);
        }
    }
}
