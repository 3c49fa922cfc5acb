package dev.orchestrate.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * The standard output and error of the program: the one place that writes to them. Says what each
 * can show; a terminal's width is looked up only when a line may not fit.
 */
public final class Output {
    /** {@code --color}. */
    public enum Color {
        AUTO,
        ALWAYS,
        NEVER
    }

    private final Channel out;
    private final Channel err;
    private final Map<String, String> environment;

    public Output(Channel out, Channel err, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    /** That of this process. */
    public static Output ofProcess(Color color, Map<String, String> environment) {
        Channel out = channel(FileDescriptor.out, 1, color, environment);
        Channel err = channel(FileDescriptor.err, 2, color, environment);
        return new Output(out, err, environment);
    }

    public Channel out() {
        return out;
    }

    public Channel err() {
        return err;
    }

    /** Whether somebody can type an answer. */
    public static boolean isInputTerminal() {
        return Terminals.isTerminal(0);
    }

    /** Whatever is printed from now on goes through this first: it hides what is secret. */
    public void hide(UnaryOperator<String> hiding) {
        out.hide(hiding);
        err.hide(hiding);
    }

    /** Whether standard error is a terminal whose cursor can be moved, and a person looks at it. */
    public boolean isForDrawing() {
        return err.isTerminal() && isCapable(environment);
    }

    /** Opens the terminal behind standard error for drawing. */
    public Terminal terminal() throws IOException {
        return ErrorTerminal.open(environment.getOrDefault("TERM", "dumb"));
    }

    /** {@code orchestrate: error: WHAT}, and the way out on a line of its own. */
    public void error(String what, @Nullable String hint) {
        Ink ink = err.ink();
        String text = "orchestrate: " + ink.paint(Tone.BAD, "error:") + " " + Printable.of(what);
        err.print(text + "\n" + (hint == null ? "" : "  " + Printable.of(hint) + "\n"));
    }

    /** What is seen of a stream and its surroundings, decided without touching either. */
    public static Ink ink(Color color, boolean terminal, Map<String, String> environment) {
        boolean colored =
                switch (color) {
                    case ALWAYS -> true;
                    case NEVER -> false;
                    case AUTO ->
                            terminal
                                    && !isSet("NO_COLOR", environment)
                                    && !isSet("CI", environment)
                                    && isCapableTerm(environment);
                };
        return new Ink(colored, speaksUnicode(environment));
    }

    private static Channel channel(
            FileDescriptor stream, int number, Color color, Map<String, String> environment) {
        boolean terminal = Terminals.isTerminal(number);
        IntSupplier width = () -> Terminals.width(number);
        return new Channel(
                new FileOutputStream(stream), ink(color, terminal, environment), terminal, width);
    }

    private static boolean isCapable(Map<String, String> environment) {
        return !isSet("CI", environment) && isCapableTerm(environment);
    }

    private static boolean isCapableTerm(Map<String, String> environment) {
        String term = environment.get("TERM");
        return term != null && !term.isEmpty() && !term.equals("dumb");
    }

    private static boolean isSet(String name, Map<String, String> environment) {
        String value = environment.get(name);
        return value != null && !value.isEmpty();
    }

    /** As the locale says; the C locale draws with ASCII. */
    private static boolean speaksUnicode(Map<String, String> environment) {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String value = environment.get(name);
            if (value != null && !value.isEmpty()) {
                String upper = value.toUpperCase(Locale.ROOT);
                return upper.contains("UTF-8") || upper.contains("UTF8");
            }
        }
        return false;
    }
}
