package dev.orchestrate.journal;

import java.nio.file.Path;

/** The parts of a path that is known to have them. */
final class Paths {
    private Paths() {}

    static Path parent(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("has no parent: " + path);
        }
        return parent;
    }

    static String name(Path path) {
        Path name = path.getFileName();
        if (name == null) {
            throw new IllegalArgumentException("has no name: " + path);
        }
        return name.toString();
    }
}
