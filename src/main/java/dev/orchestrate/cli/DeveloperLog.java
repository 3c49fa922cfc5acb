package dev.orchestrate.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import dev.orchestrate.engine.Trace;
import dev.orchestrate.executor.Masks;
import org.slf4j.LoggerFactory;

/**
 * The developers' log, on standard error. Logback finds this class by its ServiceLoader entry and
 * so looks for no file of its own; libraries are heard from {@code WARN} up.
 */
public final class DeveloperLog extends ContextAwareBase implements Configurator {
    /** One line each, whatever the message holds; the time is the journal's. */
    private static final String PATTERN =
            "%d{HH:mm:ss.SSS, UTC} %-5level %replace(%msg){'[\\p{Cntrl}]+', ' '}%nopex%n";

    /** What the engine logs at this level, which is not off; this loads the logging libraries. */
    static Trace open(LogLevel level, Masks masks) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger("dev.orchestrate").setLevel(Level.toLevel(level.name()));
        }
        return Trace.logged(masks);
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        // What Logback says of itself would go to standard output.
        context.getStatusManager().add(new NopStatusListener());
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(standardError(context));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static ConsoleAppender<ILoggingEvent> standardError(LoggerContext context) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setTarget(ConsoleTarget.SystemErr.getName());
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
