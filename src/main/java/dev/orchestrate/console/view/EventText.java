package dev.orchestrate.console.view;

import dev.orchestrate.console.Ink;
import dev.orchestrate.console.Text;
import dev.orchestrate.console.Told;
import dev.orchestrate.console.Tone;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Timestamp;

/** {@code events} for people: an event on a line. */
public final class EventText {
    private EventText() {}

    /**
     * The line of an entry, without its end.
     *
     * @param name of the event, as in the journal
     */
    public static String line(Entry entry, String name, Ink ink) {
        Told told = Told.of(entry);
        return new Text()
                .add(Tone.FAINT, pad(entry.seq()) + " " + Timestamp.of(entry.at()) + " ")
                .add(told.mark(), ink)
                .add(" " + name)
                .tab(49)
                .add(Tone.STRONG, told.subject())
                .add(" ")
                .add(told.mark().tone(), told.words())
                .shown(ink);
    }

    private static String pad(long seq) {
        String number = Long.toString(seq);
        return " ".repeat(Math.max(0, 4 - number.length())) + number;
    }
}
