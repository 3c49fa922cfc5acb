package dev.orchestrate.console.progress;

import dev.orchestrate.console.Channel;
import dev.orchestrate.console.Ink;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.RunViews;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Terminal;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Draws a run on a terminal: what has ended scrolls up, what runs stands below. Takes events in on
 * any thread; draws on one of its own, ten times a second at most, always the newest state.
 */
public final class LiveOutput implements RunOutput {
    private static final long FRAME_MILLIS = 100;

    /** The time that is left is not worth a look at every task ten times a second. */
    private static final long FORECAST_MILLIS = 1_000;

    private final Terminal terminal;
    private final Channel looks;
    private final Ink ink;
    private final InstantSource clock;
    private final Transcript transcript;
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Object drawing = new Object();
    private final Canvas canvas;
    private final Thread thread;
    private final Object winch;
    private volatile @Nullable RunState latest;
    private volatile boolean resized;
    private volatile boolean closed;
    private boolean paused;
    private long forecastAt = Long.MIN_VALUE;
    private @Nullable Long eta;

    /**
     * Starts to draw.
     *
     * @param terminal is closed with it
     * @param looks how text looks there, and what of it is hidden
     */
    public LiveOutput(Terminal terminal, Channel looks, InstantSource clock) {
        this.terminal = terminal;
        this.looks = looks;
        this.ink = looks.ink();
        this.clock = clock;
        this.transcript = new Transcript(ink);
        this.canvas = new Canvas(terminal, ink);
        this.winch = Signals.register("WINCH", () -> resized = true);
        this.thread = Thread.ofPlatform().daemon().name("live output").start(this::work);
    }

    @Override
    public void happened(Entry entry, RunState after) {
        String line = standsBelow(entry.event()) ? null : transcript.line(entry, after);
        latest = after;
        if (line != null) {
            lines.add(looks.hidden(line));
        }
    }

    /** Takes the picture away, and draws nothing until {@link #proceed}. */
    @Override
    public void pause() {
        synchronized (drawing) {
            draw(false);
            paused = true;
        }
    }

    @Override
    public void proceed() {
        synchronized (drawing) {
            paused = false;
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        thread.interrupt();
        try {
            thread.join();
            proceed();
            pause();
            Signals.unregister("WINCH", winch);
            terminal.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean standsBelow(Event event) {
        return event instanceof Event.AttemptStarted || event instanceof Event.AttemptEnding;
    }

    private void work() {
        while (!closed) {
            try {
                TimeUnit.MILLISECONDS.sleep(FRAME_MILLIS);
            } catch (InterruptedException _) {
                return;
            }
            synchronized (drawing) {
                if (!paused) {
                    draw(true);
                }
            }
        }
    }

    /** Shows what has come in, with the picture or without. */
    private void draw(boolean picture) {
        if (resized) {
            resized = false;
            canvas.resized();
        }
        RunState state = latest;
        List<String> above = new ArrayList<>();
        lines.drainTo(above);
        if (!picture || state == null) {
            canvas.draw(above, List.of());
        } else {
            LivePicture frame =
                    new LivePicture(ink, canvas.size().getColumns(), canvas.size().getRows());
            canvas.draw(above, frame.lines(state, clock.instant(), eta(state)));
        }
    }

    private @Nullable Long eta(RunState state) {
        long now = clock.millis();
        if (now - FORECAST_MILLIS >= forecastAt) {
            forecastAt = now;
            eta = RunViews.of(state, clock.instant(), true).etaMillis();
        }
        return eta;
    }
}
