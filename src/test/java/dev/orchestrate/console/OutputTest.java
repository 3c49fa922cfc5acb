package dev.orchestrate.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp;
import org.junit.jupiter.api.Test;

class OutputTest {
    private static final Map<String, String> TERMINAL = Map.of("TERM", "xterm", "LANG", "C.UTF-8");

    @Test
    void colorIsForTerminalsUnlessItIsAskedFor() {
        assertThat(Output.ink(Output.Color.AUTO, true, TERMINAL).color()).isTrue();
        assertThat(Output.ink(Output.Color.AUTO, false, TERMINAL).color()).isFalse();
        assertThat(Output.ink(Output.Color.ALWAYS, false, Map.of()).color()).isTrue();
        assertThat(Output.ink(Output.Color.NEVER, true, TERMINAL).color()).isFalse();
    }

    @Test
    void theSurroundingsCanRefuseColor() {
        assertThat(auto(Map.of("TERM", "xterm", "NO_COLOR", "1"))).isFalse();
        assertThat(auto(Map.of("TERM", "xterm", "NO_COLOR", ""))).isTrue();
        assertThat(auto(Map.of("TERM", "xterm", "CI", "true"))).isFalse();
        assertThat(auto(Map.of("TERM", "dumb"))).isFalse();
        assertThat(auto(Map.of())).isFalse();
    }

    @Test
    void symbolsFollowTheLocale() {
        assertThat(unicode(Map.of("LANG", "de_DE.UTF-8"))).isTrue();
        assertThat(unicode(Map.of("LANG", "en_US.utf8"))).isTrue();
        assertThat(unicode(Map.of("LC_ALL", "C", "LANG", "de_DE.UTF-8"))).isFalse();
        assertThat(unicode(Map.of())).isFalse();
    }

    @Test
    void aReaderWhoLeavesIsNoFailure() {
        Channel channel = new Channel(new Broken(), Ink.ASCII);
        assertThat(channel.isClosed()).isFalse();
        channel.line("one");
        assertThat(channel.isClosed()).isTrue();
        channel.line("two");
        assertThat(channel.trouble()).isNull();
    }

    @Test
    void aDiskThatIsFullIsRemembered() throws IOException {
        try (OutputStream full = new FileOutputStream("/dev/full")) {
            Channel channel = new Channel(full, Ink.ASCII);
            channel.line("one");
            channel.line("two");
            assertThat(channel.trouble()).isEqualTo("No space left on device");
        }
    }

    @Test
    void anErrorSaysWhatIsWrongAndTheWayOut() {
        Captured out = Captured.pipe();
        Captured err = Captured.pipe();
        Output output = new Output(out.channel(), err.channel(), Map.of());
        output.error("`x\u001b[1m.yaml` does not exist", "name another with --plan");
        output.error("no run", null);
        assertThat(err.text())
                .isEqualTo(
                        """
                        orchestrate: error: `x\\e[1m.yaml` does not exist
                          name another with --plan
                        orchestrate: error: no run
                        """);
        assertThat(out.text()).isEmpty();
    }

    @Test
    void onlyATerminalThatAPersonLooksAtIsDrawnOn() {
        Channel pipe = Captured.pipe().channel();
        Channel terminal = Captured.of(Ink.ASCII, 80).channel();
        assertThat(new Output(pipe, terminal, TERMINAL).isForDrawing()).isTrue();
        assertThat(new Output(terminal, pipe, TERMINAL).isForDrawing()).isFalse();
        assertThat(new Output(pipe, terminal, Map.of("TERM", "dumb")).isForDrawing()).isFalse();
        assertThat(new Output(pipe, terminal, Map.of("TERM", "xterm", "CI", "1")).isForDrawing())
                .isFalse();
    }

    @Test
    void aTerminalOfAnUnknownTypeIsNotOpened() {
        Channel channel = Captured.of(Ink.ASCII, 80).channel();
        Output output = new Output(channel, channel, Map.of("TERM", "no-such-terminal"));
        assertThatThrownBy(output::terminal).isInstanceOf(IOException.class);
    }

    @Test
    void aTerminalOfAKnownTypeCanMoveItsCursor() throws IOException {
        Channel channel = Captured.of(Ink.ASCII, 80).channel();
        try (Terminal terminal = new Output(channel, channel, TERMINAL).terminal()) {
            assertThat(terminal.getStringCapability(InfoCmp.Capability.cursor_up)).isNotEmpty();
            assertThat(terminal.getSize().getColumns()).isPositive();
        }
    }

    private static boolean auto(Map<String, String> environment) {
        return Output.ink(Output.Color.AUTO, true, environment).color();
    }

    private static boolean unicode(Map<String, String> environment) {
        return Output.ink(Output.Color.AUTO, true, environment).unicode();
    }

    private static final class Broken extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
        }
    }
}
