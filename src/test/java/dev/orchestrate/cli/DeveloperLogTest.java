package dev.orchestrate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeveloperLogTest {
    private final LoggerContext context = new LoggerContext();

    private ConsoleAppender<ILoggingEvent> appender() {
        var configured = new DeveloperLog().configure(context);
        assertThat(configured).isEqualTo(Configurator.ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY);
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var appenders = root.iteratorForAppenders();
        var only = (ConsoleAppender<ILoggingEvent>) appenders.next();
        assertThat(appenders.hasNext()).isFalse();
        return only;
    }

    @Test
    void logbackFindsIt() {
        assertThat(ServiceLoader.load(Configurator.class))
                .anyMatch(found -> found instanceof DeveloperLog);
    }

    @Test
    void itGoesToStandardErrorAndLogbackKeepsQuietAboutItself() {
        assertThat(appender().getTarget()).isEqualTo("System.err");
        assertThat(context.getStatusManager().getCopyOfStatusListenerList()).hasSize(1);
    }

    @Test
    void aMessageIsOneLineWithItsTimeAndLevel() {
        var encoder = appender().getEncoder();
        Logger logger = context.getLogger("dev.orchestrate.engine");
        var event = new LoggingEvent("", logger, Level.DEBUG, "a\n\033[2Jb", null, null);
        event.setInstant(Instant.parse("2026-01-31T10:15:02.123Z"));
        assertThat(new String(encoder.encode(event), UTF_8))
                .isEqualTo("10:15:02.123 DEBUG a [2Jb\n");
    }

    @Test
    void librariesAreHeardFromWarnUp() {
        appender();
        Logger library = context.getLogger("io.github.resilience4j.core");
        assertThat(library.getEffectiveLevel()).isEqualTo(Level.WARN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"loud", "DEBUG", "1"})
    void aLevelThatThereIsNotIsRefused(String level, @TempDir Path folder) {
        Terminal terminal = new Terminal(folder).with("ORCHESTRATE_LOG", level);
        for (String command : List.of("run", "list")) {
            assertThat(terminal.call(command)).isEqualTo(2);
            assertThat(terminal.out()).isEmpty();
            assertThat(terminal.err())
                    .isEqualTo(
                            """
                            orchestrate: error: `ORCHESTRATE_LOG` can not be `%s`
                              set it to `debug` or `trace`, or to `off`
                            """
                                    .formatted(level));
        }
    }
}
