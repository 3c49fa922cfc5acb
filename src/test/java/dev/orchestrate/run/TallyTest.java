package dev.orchestrate.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePVector;

/** Every task is counted where it stands. */
class TallyTest {
    private static TaskState in(TaskStatus status) {
        return new TaskState(
                status,
                null,
                null,
                TreePVector.empty(),
                0,
                0,
                false,
                List.of(),
                null,
                null,
                Map.of());
    }

    @Test
    void eachStatusHasItsOwnCount() {
        Tally tally = Tally.NONE;
        int many = 0;
        for (TaskStatus status : TaskStatus.values()) {
            many++;
            for (int i = 0; i < many; i++) {
                tally = tally.plus(in(status), true);
            }
        }
        assertThat(tally.counts()).isEqualTo(new RunView.Counts(45, 1, 2, 3, 4, 5, 6, 7, 8, 9));
        assertThat(tally.ended()).isEqualTo(4 + 5 + 6 + 7 + 8 + 9);
        assertThat(tally.counts().ended()).isEqualTo(tally.ended());
    }
}
