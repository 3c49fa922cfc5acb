package dev.orchestrate.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Makes a jar of a user's handlers from source, as its author would. */
final class HandlerJar {
    private HandlerJar() {}

    /**
     * A class loader with the jar on its path.
     *
     * @param source one compilation unit with a public class of that name, in no package
     */
    static URLClassLoader load(Path folder, String name, String source, String services)
            throws IOException {
        Path classes = Files.createDirectories(folder.resolve(name + "-classes"));
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int result =
                compiler.run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        file.toString());
        assertThat(result).isZero();
        Path jar = folder.resolve(name + ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Path path : classFiles(classes)) {
                add(entries, classes.relativize(path).toString(), Files.readAllBytes(path));
            }
            add(
                    entries,
                    "META-INF/services/" + TaskHandler.class.getName(),
                    services.getBytes(StandardCharsets.UTF_8));
        }
        return loader(jar.toUri());
    }

    private static URLClassLoader loader(URI jar) throws MalformedURLException {
        return new URLClassLoader(new URL[] {jar.toURL()}, HandlerJar.class.getClassLoader());
    }

    private static List<Path> classFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }

    /** Source of a handler that writes a text to a file. */
    static String noteHandler(String name, String type) {
        return """
        import dev.orchestrate.plan.*;
        import dev.orchestrate.task.*;
        import java.io.IOException;
        import java.nio.charset.StandardCharsets;
        import java.nio.file.*;
        import java.util.*;

        public class NAME implements TaskHandler {
            public String type() { return "TYPE"; }

            public Catalog.TypeSpec spec() {
                return new Catalog.TypeSpec(
                        List.of(KeySpec.required("text", KeySpec.Kind.TEXT, "what to note")),
                        true, null);
            }

            public String description() { return "Writes a text to note.txt."; }

            public String example() { return "- {id: note, type: TYPE, text: hello}"; }

            public Work prepare(TaskContext context) throws TaskProblem {
                String text = context.text("text");
                Path file = context.directory().resolve("note.txt");
                return new Work.InProcess(new Work.Action() {
                    public Work.Result run(Workbench bench) throws IOException {
                        if (Files.exists(file) && Files.readString(file).equals(text)) {
                            return new Work.Result.AlreadySo("note.txt says so");
                        }
                        Files.writeString(file, text);
                        bench.log().write("noted".getBytes(StandardCharsets.UTF_8));
                        return new Work.Result.Done(Map.of("length", "" + text.length()));
                    }

                    public Preview preview() { return new Preview.Diff("+" + text); }
                });
            }
        }
        """
                .replace("NAME", name)
                .replace("TYPE", type);
    }
}
