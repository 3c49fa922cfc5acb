package dev.orchestrate.console;

/** What a piece of text is there for; a terminal may show it by a color, never by that alone. */
public enum Tone {
    PLAIN(""),
    STRONG("1"),
    FAINT("2"),
    GOOD("32"),
    BAD("31"),
    DOUBTFUL("33"),
    BUSY("36");

    private final String parameters;

    Tone(String parameters) {
        this.parameters = parameters;
    }

    /** The parameters of the terminal's sequence; empty for none. */
    String parameters() {
        return parameters;
    }
}
