package dev.orchestrate.cli;

import dev.orchestrate.console.Output;
import dev.orchestrate.console.progress.JsonOutput;
import dev.orchestrate.console.progress.PlainOutput;
import dev.orchestrate.console.progress.RunOutput;
import dev.orchestrate.journal.EventCodec;
import dev.orchestrate.run.RunListener;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What shows a run while it goes on, as {@code --output} says. Closed when the run has ended. */
final class Display implements AutoCloseable {
    private static final List<String> WORDS = List.of("auto", "live", "plain", "json", "github");

    private final @Nullable RunOutput output;

    private Display(@Nullable RunOutput output) {
        this.output = output;
    }

    static Display of(Wiring wiring) {
        Call call = wiring.call();
        String kind = kind(call);
        if (call.isQuiet() && !kind.equals("json")) {
            return new Display(null);
        }
        Output to = call.output();
        return new Display(
                switch (kind) {
                    case "json" -> new JsonOutput(to.out(), entry -> EventCodec.encode(entry, 0));
                    default -> new PlainOutput(to.out());
                });
    }

    /** Whether standard output belongs to programs. */
    static boolean isForPrograms(Call call) {
        return kind(call).equals("json");
    }

    private static String kind(Call call) {
        String asked = call.arguments().word(RunOptionNames.OUTPUT, WORDS);
        if (asked != null && !asked.equals("auto")) {
            return asked;
        }
        if (asked == null && call.arguments().format().equals("json")) {
            return "json";
        }
        if ("true".equals(call.surroundings().environment().get("GITHUB_ACTIONS"))) {
            return "github";
        }
        return call.output().isForDrawing() ? "live" : "plain";
    }

    List<RunListener> listeners() {
        return output == null ? List.of() : List.of(output);
    }

    /** Leaves the terminal to a prompt, until {@link #proceed}. */
    void pause() {
        if (output != null) {
            output.pause();
        }
    }

    void proceed() {
        if (output != null) {
            output.proceed();
        }
    }

    @Override
    public void close() {
        if (output != null) {
            output.close();
        }
    }
}
