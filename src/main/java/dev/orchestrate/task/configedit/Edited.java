package dev.orchestrate.task.configedit;

import java.util.List;

/** What has become of a file's text. */
sealed interface Edited {
    /** Another text. */
    record Changed(String text, List<String> remarks) implements Edited {
        public Changed {
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * The same text.
     *
     * @param alreadySo whether it says what is asked for; otherwise the action is not about it
     */
    record Same(String why, boolean alreadySo) implements Edited {}
}
