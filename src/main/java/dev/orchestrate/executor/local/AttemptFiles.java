package dev.orchestrate.executor.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The folder of what each generation of attempts leaves for a resume: {@code N.lock}, held while
 * its launcher lives, and {@code N.log}, its records.
 */
record AttemptFiles(Path folder) {
    /** The folder is made if it is missing. */
    static AttemptFiles in(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new AttemptFiles(folder);
    }

    Path log(int generation) {
        return folder.resolve(generation + ".log");
    }

    Path lock(int generation) {
        return folder.resolve(generation + ".lock");
    }

    boolean exists(int generation) {
        return Files.exists(log(generation)) || Files.exists(lock(generation));
    }

    /** Rising. */
    SortedSet<Integer> generations() throws IOException {
        var found = new TreeSet<Integer>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (var files = Files.newDirectoryStream(folder, "[0-9]*.lo[cg]*")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                found.add(Integer.parseInt(name.substring(0, name.indexOf('.'))));
            }
        }
        return found;
    }

    int nextGeneration() throws IOException {
        var generations = generations();
        return generations.isEmpty() ? 1 : generations.getLast() + 1;
    }

    /** What can not be deleted does no harm. */
    void delete(int generation) {
        log(generation).toFile().delete();
        lock(generation).toFile().delete();
    }
}
