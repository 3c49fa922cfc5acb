package dev.orchestrate.engine;

import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.orchestrate.executor.Masks;
import dev.orchestrate.run.Request;
import dev.orchestrate.testing.Script;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the engine tells its developers. */
class TraceTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(LoggedTrace.LOGGER);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger.setAdditive(false);
        logger.addAppender(lines);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(lines);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    private List<String> linesOfARun(Level level, Trace trace) {
        logger.setLevel(level);
        Sim sim = new Sim(flat(task("a").timeout(Duration.ofSeconds(5))));
        sim.script("a", Script.succeeds().after(Duration.ofSeconds(9)));
        sim.trace = trace;
        sim.run(Ask.run());
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void eachDecisionSubmissionSyncAndMessageIsALine() {
        assertThat(linesOfARun(Level.DEBUG, Trace.logged(Masks.none())))
                .anyMatch(line -> line.equals("decided to start attempt 1 of `a`"))
                .anyMatch(line -> line.startsWith("submitted attempt 1 of `a`: Accepted[] ["))
                .anyMatch(line -> line.matches("synced up to entry \\d+ in \\d+ us"))
                .anyMatch(line -> line.startsWith("told Reported[report=Ended["))
                .anyMatch(line -> line.startsWith("decided to append PhaseFailed["))
                .noneMatch(line -> line.startsWith("entry "));
    }

    @Test
    void theIntentIsSyncedBeforeItsSubmission() {
        List<String> told =
                linesOfARun(Level.DEBUG, Trace.logged(Masks.none())).stream()
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .toList();
        int submitted = told.indexOf("submitted");
        assertThat(told.get(submitted - 1)).isEqualTo("synced");
    }

    @Test
    void theJournalsEntriesAreLinesOfLevelTrace() {
        assertThat(linesOfARun(Level.TRACE, Trace.logged(Masks.none())))
                .anyMatch(line -> line.startsWith("entry 1 RunStarted["))
                .anyMatch(line -> line.contains("AttemptEnded["));
    }

    @Test
    void nothingIsToldWhenItIsOff() {
        assertThat(linesOfARun(Level.TRACE, Trace.OFF)).isEmpty();
    }

    @Test
    void secretsAreHidden() {
        logger.setLevel(Level.TRACE);
        Trace trace = Trace.logged(Masks.of(List.of("hunter22")));
        trace.told(new Message.Asked(new Request.Cancel("1", "eve", "it is hunter22")));
        assertThat(lines.list).hasSize(1);
        assertThat(lines.list.getFirst().getFormattedMessage())
                .contains("it is ***")
                .doesNotContain("hunter22");
    }
}
