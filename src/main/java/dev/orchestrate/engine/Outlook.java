package dev.orchestrate.engine;

import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.Transitions;
import java.util.function.Consumer;

/** A state as it would be if events happened that are not written down. Confined to one thread. */
final class Outlook implements Consumer<Event> {
    private RunState state;

    Outlook(RunState state) {
        this.state = state;
    }

    RunState state() {
        return state;
    }

    @Override
    public void accept(Event event) {
        Entry entry = new Entry(state.seq() + 1, state.facts().at(), event);
        state = Transitions.apply(state, entry);
    }
}
