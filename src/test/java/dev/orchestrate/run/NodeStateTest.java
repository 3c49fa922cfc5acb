package dev.orchestrate.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a barrier passes on. */
class NodeStateTest {
    private static final int CANCELED =
            Signal.ENDED | Signal.UNMET | Signal.FAILED | Signal.CANCELED;
    private static final int FAILED = Signal.ENDED | Signal.UNMET | Signal.FAILED;

    private static int passedOn(int... heard) {
        NodeState node = NodeState.of(heard.length);
        for (int signal : heard) {
            node = node.heard(0, signal);
        }
        return node.passedOn();
    }

    @Test
    void itIsCanceledWhereAllThatIsUnmetWas() {
        assertThat(passedOn(Signal.ENDED, Signal.ENDED)).isEqualTo(Signal.ENDED);
        assertThat(passedOn(Signal.ENDED, CANCELED)).isEqualTo(CANCELED);
        assertThat(passedOn(FAILED, CANCELED)).isEqualTo(FAILED);
    }
}
