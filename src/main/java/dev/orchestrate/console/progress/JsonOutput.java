package dev.orchestrate.console.progress;

import dev.orchestrate.console.Channel;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.RunState;
import java.util.function.Function;

/** Each event on a line, as the journal writes it. */
public final class JsonOutput implements RunOutput {
    private final Feed<Entry> feed;

    /**
     * Starts to listen.
     *
     * @param line the journal's line of an entry, without its end
     */
    public JsonOutput(Channel out, Function<Entry, String> line) {
        feed = new Feed<>("json output", entry -> out.line(line.apply(entry)));
    }

    @Override
    public void happened(Entry entry, RunState after) {
        feed.add(entry);
    }

    @Override
    public void close() {
        feed.close();
    }
}
