package dev.orchestrate.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.treesitter.TSParser;

/**
 * Loads the native parts of the parsers and leaves no file behind, however the process ends later:
 * they are unpacked into a private folder, which is deleted as soon as they are loaded. Processes
 * side by side do not meet. Safe for any thread.
 */
final class NativeLibrary {
    /** Where the parsers look for what is unpacked already. */
    private static final String FOLDER = "tree-sitter-lib";

    private static final String CORE = "tree-sitter";

    private NativeLibrary() {}

    /** Makes something whose class loads the library of that name. */
    static synchronized <T> T with(String name, Supplier<T> made) {
        try {
            Path folder = Files.createTempDirectory("orchestrate-parser-");
            try {
                for (String library : List.of(CORE, name)) {
                    unpack(library, folder);
                }
                return found(folder, made);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the parser can not be unpacked", e);
        }
    }

    private static <T> T found(Path folder, Supplier<T> made) {
        String before = System.getProperty(FOLDER);
        System.setProperty(FOLDER, folder.toString());
        try {
            // Its class loads what all grammars need.
            new TSParser().close();
            return made.get();
        } finally {
            if (before == null) {
                System.clearProperty(FOLDER);
            } else {
                System.setProperty(FOLDER, before);
            }
        }
    }

    /** What is not packed for this machine is left out: who loads it says so. */
    private static void unpack(String library, Path folder) throws IOException {
        String resource = "lib/" + platform(library);
        try (InputStream packed =
                NativeLibrary.class.getClassLoader().getResourceAsStream(resource)) {
            if (packed != null) {
                Path file = folder.resolve(resource);
                Files.createDirectories(folder.resolve("lib"));
                Files.copy(packed, file);
            }
        }
    }

    private static String platform(String library) {
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        return "%s-%s-%s.%s"
                .formatted(
                        arch.contains("aarch64") ? "aarch64" : "x86_64",
                        mac ? "macos" : "linux-gnu",
                        library,
                        mac ? "dylib" : "so");
    }

    private static void delete(Path folder) throws IOException {
        Path inner = folder.resolve("lib");
        if (Files.isDirectory(inner)) {
            try (var files = Files.list(inner)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(inner);
        }
        Files.delete(folder);
    }
}
