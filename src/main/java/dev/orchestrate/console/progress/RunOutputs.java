package dev.orchestrate.console.progress;

import dev.orchestrate.console.Output;
import dev.orchestrate.console.view.LogTail;
import dev.orchestrate.run.Entry;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Chooses how a run is shown while it goes on. */
public final class RunOutputs {
    /** {@code --output}. */
    public enum Kind {
        AUTO,
        LIVE,
        PLAIN,
        JSON,
        GITHUB
    }

    private final Output output;
    private final InstantSource clock;
    private final Function<Entry, String> journalLine;
    private final LogTail tails;
    private final Supplier<String> token;

    /**
     * What the kinds need.
     *
     * @param journalLine of an entry, without its end
     * @param token one that nobody can guess, anew at each call
     */
    public RunOutputs(
            Output output,
            InstantSource clock,
            Function<Entry, String> journalLine,
            LogTail tails,
            Supplier<String> token) {
        this.output = output;
        this.clock = clock;
        this.journalLine = journalLine;
        this.tails = tails;
        this.token = token;
    }

    /** What {@code auto} means here. */
    public static Kind resolved(Kind asked, Output output, Map<String, String> environment) {
        if (asked != Kind.AUTO) {
            return asked;
        }
        if ("true".equals(environment.get("GITHUB_ACTIONS"))) {
            return Kind.GITHUB;
        }
        return output.isForDrawing() ? Kind.LIVE : Kind.PLAIN;
    }

    /** Begins to show; where a terminal can not be drawn on, lines take the place of drawing. */
    public RunOutput open(Kind kind, Map<String, String> environment) {
        return switch (resolved(kind, output, environment)) {
            case AUTO, PLAIN -> new PlainOutput(output.out());
            case JSON -> new JsonOutput(output.out(), journalLine);
            case GITHUB -> new GithubOutput(output.out(), tails, token.get());
            case LIVE -> live();
        };
    }

    private RunOutput live() {
        RunOutput live = LiveTerminal.open(output, clock);
        return live == null ? new PlainOutput(output.out()) : live;
    }
}
