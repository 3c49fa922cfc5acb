package dev.orchestrate.journal;

import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.Invocation;
import dev.orchestrate.run.ProblemException;
import java.nio.charset.StandardCharsets;

/** Reads lines of a journal, in their order, as entries. Confined to one thread. */
public final class EventCodec {
    private final EventReader events;

    public EventCodec(PlanSource plans) {
        this.events = new EventReader(plans);
    }

    /** As {@link Line} for line; what another version may have written besides is let be. */
    public Entry decode(Line line) {
        try {
            return new Entry(
                    line.seq(), line.at(), events.read(line.event(), line.fields()), line.synced());
        } catch (Fields.Unreadable e) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "event "
                            + line.seq()
                            + " of the journal is newer than this program: "
                            + e.getMessage(),
                    "use the version of orchestrate that wrote it, or a newer one",
                    e);
        }
    }

    /** Says who executed the run before the first line that will be decoded. */
    void executedBy(Invocation invocation) {
        events.executedBy(invocation);
    }

    /** The line of an entry, as in the journal, without its end. */
    public static String encode(Entry entry) {
        Bytes bytes = new Bytes(512);
        new LineWriter(bytes).write(entry);
        return new String(bytes.content(), 0, bytes.size() - 1, StandardCharsets.UTF_8);
    }

    /** The name of an event in the journal and wherever else it is shown. */
    public static String name(Event event) {
        return EventNames.of(event);
    }
}
