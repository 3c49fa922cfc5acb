package dev.orchestrate.journal;

/**
 * What is to be known of a file before it is trusted.
 *
 * @param ours whether it belongs to the user who runs this program
 * @param writableByOthers whether its group or anybody else may write
 */
public record FileFacts(Kind kind, long size, boolean ours, boolean writableByOthers) {
    public enum Kind {
        FILE,
        FOLDER,
        LINK,
        OTHER
    }
}
