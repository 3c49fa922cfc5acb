package dev.orchestrate.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToldNoteTest {
    @Test
    void aRefusalSaysWhatDidNotFit() {
        assertThat(told("inbox", "refused", Map.of("why", "`m` is succeeded", "hint", "retry it")))
                .isEqualTo("inbox | refused a decision: `m` is succeeded (retry it)");
        assertThat(told("inbox", "refused", Map.of("why", "`m` is succeeded")))
                .isEqualTo("inbox | refused a decision: `m` is succeeded");
    }

    @Test
    void whatIsNoRequestIsNamed() {
        assertThat(told("inbox", "malformed", Map.of("file", "x.json", "why", "it is empty")))
                .isEqualTo("inbox | set `x.json` aside: it is empty");
    }

    @Test
    void whatIsKnownOfAnAttemptIsToldOfItsTask() {
        Map<String, String> stalling = Map.of("task", "a", "attempt", "2", "quiet_ms", "90000");
        assertThat(told("executor", "stalling", stalling))
                .isEqualTo("a | attempt 2: has written nothing for 1m 30s");
        Map<String, String> warning =
                Map.of("task", "a", "attempt", "1", "text", "a process is left");
        assertThat(told("executor", "warning", warning)).isEqualTo("a | a process is left");
        Map<String, String> gone = Map.of("task", "a", "attempt", "1", "why", "no answer");
        assertThat(told("executor", "unreachable", gone))
                .isEqualTo("a | can not be reached: no answer");
    }

    @Test
    void ofAKindThatIsNotKnownTheDataAreListed() {
        assertThat(told("x", "y", Map.of("b", "2", "a", "1"))).isEqualTo("x | y: a 1, b 2");
        assertThat(told("x", "y", Map.of())).isEqualTo("x | y");
        assertThat(told("cli", "retry", Map.of("phase", "one")))
                .isEqualTo("phase one | is to be tried again");
    }

    private static String told(String source, String kind, Map<String, String> data) {
        Event.Noted noted = new Event.Noted(source, kind, data, null);
        Told told = Told.of(new Entry(1, Instant.EPOCH, noted));
        return told.subject() + " | " + told.words();
    }
}
