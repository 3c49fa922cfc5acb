package dev.orchestrate.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartUpTest {
    private static final List<String> LOGGING = List.of("slf4j-", "logback-");

    /** As what is hidden can not be loaded, it was not needed. */
    @Test
    void aStatusInAPipeLoadsNeitherTerminalNorYamlNorDatabindNorLog() throws Exception {
        List<String> heavy = new ArrayList<>(LOGGING);
        heavy.addAll(List.of("jline-", "jackson-databind", "jackson-dataformat"));
        try (URLClassLoader loader = without(heavy)) {
            Class<?> probe = loader.loadClass(StatusInPipe.class.getName());
            Supplier<?> status = (Supplier<?>) probe.getConstructor().newInstance();
            assertThat((String) status.get()).contains("phase 1").contains("\"schema\": 1");
        }
    }

    @Test
    void aRunLoadsTheLogOnlyWhenItIsAskedFor(@TempDir Path folder) throws Exception {
        try (URLClassLoader loader = without(LOGGING)) {
            Class<?> probe = loader.loadClass("dev.orchestrate.cli.UnloggedRun");
            @SuppressWarnings("unchecked") // it is one, and its class is not ours
            var run = (UnaryOperator<String>) probe.getConstructor().newInstance();
            assertThat(run.apply("off " + folder)).startsWith("exit 0\n").contains("succeeded");
            assertThat(run.apply("debug " + folder)).startsWith("exit 70\n");
        }
    }

    /** What this process sees, but for the jars whose names begin so. */
    private static URLClassLoader without(List<String> jars) throws IOException {
        List<URL> kept = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            String name = new File(entry).getName();
            if (jars.stream().noneMatch(name::startsWith)) {
                URI uri = new File(entry).getAbsoluteFile().toURI();
                kept.add(uri.toURL());
            }
        }
        return new URLClassLoader(kept.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
