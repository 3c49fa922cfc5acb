package dev.orchestrate.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.plan.catalog.ExtensionProblem;
import dev.orchestrate.task.command.CommandHandler;
import dev.orchestrate.task.manual.ManualHandler;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandlerRegistryTest {
    private static final List<TaskHandler> BUILT_IN =
            List.of(new CommandHandler(), new ManualHandler());

    @TempDir Path folder;

    @Test
    void builtInTypesAreKnownWithoutASearch() {
        Searched loader = new Searched();
        HandlerRegistry registry = new HandlerRegistry(BUILT_IN, loader);
        assertThat(registry.taskType("command")).isEqualTo(new CommandHandler().spec());
        assertThat(registry.handler("manual")).isInstanceOf(ManualHandler.class);
        assertThat(loader.searches).isEmpty();
    }

    @Test
    void anotherTypeIsSearchedForOnce() {
        Searched loader = new Searched();
        HandlerRegistry registry = new HandlerRegistry(BUILT_IN, loader);
        assertThat(registry.taskType("comand")).isNull();
        assertThat(registry.handler("comand")).isNull();
        assertThat(registry.taskTypes()).containsExactly("command", "manual");
        assertThat(loader.searches).hasSize(1);
    }

    @Test
    void theBuiltInOnesAreWhatServiceLoaderFinds() {
        assertThat(ServiceLoader.load(TaskHandler.class))
                .extracting(TaskHandler::type)
                .containsExactlyElementsOf(BUILT_IN.stream().map(TaskHandler::type).toList());
    }

    @Test
    void aJarAddsAType() throws Exception {
        try (URLClassLoader jar = jar("Note", "note", "Note\n")) {
            HandlerRegistry registry = new HandlerRegistry(BUILT_IN, jar);
            assertThat(registry.taskTypes()).containsExactly("command", "manual", "note");
            assertThat(registry.taskType("note")).isNotNull();
            assertThat(registry.all()).hasSize(3);
            assertThat(registry.problems()).isEmpty();
        }
    }

    @Test
    void aJarCanAddAFamilyOfTypes() throws Exception {
        try (URLClassLoader jar = jar("Exec", "exec:*", "Exec\n")) {
            HandlerRegistry registry = new HandlerRegistry(BUILT_IN, jar);
            assertThat(registry.handler("exec:lint")).isNotNull();
            assertThat(registry.handler("exec:")).isNull();
            assertThat(registry.handler("exe")).isNull();
        }
    }

    @Test
    void aJarCanNotTakeABuiltInType() throws Exception {
        try (URLClassLoader jar = jar("Mine", "command", "Mine\n")) {
            HandlerRegistry registry = new HandlerRegistry(BUILT_IN, jar);
            assertThat(registry.handler("command")).isInstanceOf(CommandHandler.class);
            assertThat(registry.problems())
                    .containsExactly(
                            "`command` is claimed by"
                                    + " `dev.orchestrate.task.command.CommandHandler` and by"
                                    + " `Mine`");
        }
    }

    @Test
    void aTypeThatIsClaimedTwiceIsNobodys() throws Exception {
        try (URLClassLoader one = jar("One", "note", "One\n");
                URLClassLoader two = jar("Two", "note", "Two\n");
                URLClassLoader both =
                        new URLClassLoader(
                                new URL[] {one.getURLs()[0], two.getURLs()[0]},
                                getClass().getClassLoader())) {
            HandlerRegistry registry = new HandlerRegistry(BUILT_IN, both);
            assertThatThrownBy(() -> registry.handler("note"))
                    .isInstanceOf(ExtensionProblem.class)
                    .hasMessage("`note` is claimed by `One` and by `Two`");
            assertThat(registry.taskTypes()).containsExactly("command", "manual");
        }
    }

    @Test
    void aHandlerThatCanNotBeMadeIsToldWhereAnUnknownTypeIsAskedFor() throws Exception {
        String source =
                HandlerJar.noteHandler("Bad", "bad")
                        .replace(
                                "public String type()",
                                "public Bad() { throw new IllegalStateException(\"no\\nway\"); }"
                                        + " public String type()");
        try (URLClassLoader jar = HandlerJar.load(folder, "Bad", source, "Bad\n")) {
            HandlerRegistry registry = new HandlerRegistry(BUILT_IN, jar);
            assertThat(registry.handler("command")).isNotNull();
            assertThatThrownBy(() -> registry.handler("bad"))
                    .isInstanceOf(ExtensionProblem.class)
                    .hasMessageContaining("Bad")
                    .hasMessageContaining("IllegalStateException: no; way");
        }
    }

    @Test
    void aBrokenJarDoesNotSpoilTheOthers() throws Exception {
        try (URLClassLoader jar =
                jar("Note", "note", "no.such.Handler\norg.assertj.core.api.Assertions\nNote\n")) {
            HandlerRegistry registry = new HandlerRegistry(BUILT_IN, jar);
            assertThat(registry.handler("note")).isNotNull();
            assertThat(registry.problems()).hasSize(2);
            assertThatThrownBy(() -> registry.taskType("other"))
                    .isInstanceOfSatisfying(
                            ExtensionProblem.class, e -> assertThat(e.problems()).hasSize(2))
                    .hasMessageContaining("no.such.Handler");
        }
    }

    @Test
    void aHandlerWithoutANameIsTold() throws Exception {
        String source = HandlerJar.noteHandler("Mute", "x").replace("return \"x\"", "return null");
        try (URLClassLoader jar = HandlerJar.load(folder, "Mute", source, "Mute\n")) {
            assertThat(new HandlerRegistry(BUILT_IN, jar).problems())
                    .containsExactly("`Mute` has no name");
        }
    }

    @Test
    void aHandlerThatFailsWhenAskedItsNameIsTold() throws Exception {
        String source =
                HandlerJar.noteHandler("Rude", "x")
                        .replace("return \"x\"", "throw new IllegalStateException(\"no\")");
        try (URLClassLoader jar = HandlerJar.load(folder, "Rude", source, "Rude\n")) {
            assertThat(new HandlerRegistry(BUILT_IN, jar).problems())
                    .singleElement()
                    .asString()
                    .startsWith("`Rude` fails when asked for its name")
                    .contains("no");
        }
    }

    @Test
    void theProgramDoesNotNameATypeTwice() {
        assertThatThrownBy(() ->
                        new HandlerRegistry(
                                List.of(new CommandHandler(), new CommandHandler()),
                                getClass().getClassLoader()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("built in twice: command");
    }

    private URLClassLoader jar(String name, String type, String services) throws IOException {
        return HandlerJar.load(folder, name, HandlerJar.noteHandler(name, type), services);
    }

    /** Notes when it is searched. */
    private static final class Searched extends ClassLoader {
        private final List<String> searches = new ArrayList<>();

        Searched() {
            super(HandlerRegistryTest.class.getClassLoader());
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            searches.add(name);
            return super.getResources(name);
        }
    }
}
