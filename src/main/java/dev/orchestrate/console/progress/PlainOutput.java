package dev.orchestrate.console.progress;

import dev.orchestrate.console.Channel;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.RunState;
import org.jspecify.annotations.Nullable;

/** A line for each transition that people care for. */
public final class PlainOutput implements RunOutput {
    private final Transcript transcript;
    private final Feed<String> feed;

    public PlainOutput(Channel out) {
        transcript = new Transcript(out.ink());
        feed = new Feed<>("plain output", out::line);
    }

    /** Made into a line at once: to keep the states until somebody reads would keep them all. */
    @Override
    public void happened(Entry entry, RunState after) {
        @Nullable String line = transcript.line(entry, after);
        if (line != null) {
            feed.add(line);
        }
    }

    @Override
    public void close() {
        feed.close();
    }
}
