package dev.orchestrate.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class StartUpTest {
    /** As what is hidden can not be loaded, it was not needed. */
    @Test
    void aStatusInAPipeLoadsNeitherTerminalNorYamlNorDatabind() throws Exception {
        try (URLClassLoader loader = withoutHeavyLibraries()) {
            Class<?> probe = loader.loadClass(StatusInPipe.class.getName());
            Supplier<?> status = (Supplier<?>) probe.getConstructor().newInstance();
            assertThat((String) status.get()).contains("phase 1").contains("\"schema\": 1");
        }
    }

    private static URLClassLoader withoutHeavyLibraries() throws IOException {
        List<URL> kept = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            String name = new File(entry).getName();
            boolean heavy =
                    name.startsWith("jline-")
                            || name.startsWith("jackson-databind")
                            || name.startsWith("jackson-dataformat")
                            || name.startsWith("logback");
            if (!heavy) {
                URI uri = new File(entry).getAbsoluteFile().toURI();
                kept.add(uri.toURL());
            }
        }
        return new URLClassLoader(kept.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
