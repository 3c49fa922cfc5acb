package dev.orchestrate.task.configedit;

import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.task.Listing;
import java.util.ArrayList;
import java.util.List;

/** The actions of {@code config_edit}, each with the keys that it takes. */
final class ActionListing {
    private ActionListing() {}

    static Listing of() {
        List<Listing.Entry> actions = new ArrayList<>();
        for (ActionSpec action : NamedActions.ALL.values()) {
            List<Listing.Entry> keys = new ArrayList<>();
            for (KeySpec key : action.keys()) {
                keys.add(new Listing.Entry(key.name(), key.description(), List.of()));
            }
            actions.add(new Listing.Entry(action.name(), action.description(), keys));
        }
        return new Listing("actions", actions);
    }
}
