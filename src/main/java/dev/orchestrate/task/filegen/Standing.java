package dev.orchestrate.task.filegen;

import org.jspecify.annotations.Nullable;

/** What stands at the target, as seen from the text that is to be there. */
enum Standing {
    ABSENT,
    /** The same text. */
    SAME,
    /** Written by a template, and not changed since. */
    OURS,
    /** Written by a template, and changed since. */
    CHANGED,
    /** Written by somebody else. */
    FOREIGN;

    /**
     * Of a file. Whoever checks files out with other line ends has not changed them.
     *
     * @param there its content; null where it is not there
     * @param wanted line ends LF
     */
    static Standing of(byte @Nullable [] there, String wanted) {
        if (there == null) {
            return ABSENT;
        }
        String text = Decoded.text(there);
        if (text == null) {
            return FOREIGN;
        }
        String file = text.replace("\r\n", "\n");
        if (file.equals(wanted)) {
            return SAME;
        }
        return Header.read(file)
                .map(header -> header.isUnchanged() ? OURS : CHANGED)
                .orElse(FOREIGN);
    }
}
