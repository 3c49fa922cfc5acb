package dev.orchestrate.executor.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.executor.Capabilities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JavaExecutorTest extends OutputContract {
    @Override
    @Nullable Path launcher() {
        return null;
    }

    @Test
    void itSaysWhatItCanNot() {
        assertThat(executor.capabilities())
                .isEqualTo(
                        new Capabilities(
                                false,
                                false,
                                "no native launcher (there is none):"
                                        + " what runs when orchestrate dies is lost"));
    }

    @Test
    void aLauncherThatDoesNotRunIsNamed() throws IOException {
        Path launcher = Files.writeString(folder.resolve("launcher"), "\177ELF of another kind");

        assertThat(descriptionWith(launcher)).contains("`" + launcher + "` can not be executed");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        assertThat(descriptionWith(launcher)).contains("`" + launcher + "` ");
        assertThat(descriptionWith(folder.resolve("none")))
                .contains("`" + folder.resolve("none") + "` does not exist");
    }

    private String descriptionWith(Path launcher) throws IOException {
        try (var other = LocalExecutors.open(settings(launcher))) {
            return other.capabilities().description();
        }
    }
}
