package dev.orchestrate.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders in which the files that criteria look for are there, and are not. */
record Workspaces(Path good, Path bad) {
    static Workspaces in(Path folder) throws IOException {
        Path good = Files.createDirectories(folder.resolve("good"));
        Files.writeString(good.resolve("report.txt"), "all is well");
        return new Workspaces(good, Files.createDirectories(folder.resolve("bad")));
    }
}
