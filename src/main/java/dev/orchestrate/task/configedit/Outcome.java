package dev.orchestrate.task.configedit;

import java.util.List;

/** What a named action makes of a file that it does not refuse. */
sealed interface Outcome {
    /**
     * The file is to be changed.
     *
     * @param edits at least one
     * @param remarks for the task's log, a line each
     */
    record Edits(List<Edit> edits, List<String> remarks) implements Outcome {
        public Edits {
            edits = List.copyOf(edits);
            remarks = List.copyOf(remarks);
        }
    }

    /** The file says already what it would be made to say. */
    record AlreadySo(String why) implements Outcome {}

    /** There is nothing in the file that the action is about. */
    record NothingHere(String why) implements Outcome {}

    /** These edits, or that it is so already where there is none. */
    static Outcome of(List<Edit> edits, List<String> remarks, String alreadySo) {
        return edits.isEmpty() ? new AlreadySo(alreadySo) : new Edits(edits, remarks);
    }
}
