package dev.orchestrate.journal;

import java.nio.file.Path;

/**
 * Something durable is not there any more, or not as it was written: no crash does that.
 *
 * @param line from 1; the file's line, bad or missing
 * @param readable up to which seq everything can still be read
 */
public record Damage(Path file, long line, String what, long readable) {}
