package dev.orchestrate.cli;

import dev.orchestrate.console.progress.GithubOutput;
import dev.orchestrate.console.progress.RunOutput;
import dev.orchestrate.console.progress.RunOutputs;
import dev.orchestrate.journal.EventCodec;
import dev.orchestrate.run.RunListener;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What shows a run while it goes on, as {@code --output} says. Closed when the run has ended. */
final class Display implements AutoCloseable {
    private static final List<String> WORDS = List.of("auto", "live", "plain", "json", "github");

    private final @Nullable RunOutput output;
    private final CurrentLogs logs;

    private Display(@Nullable RunOutput output, CurrentLogs logs) {
        this.output = output;
        this.logs = logs;
    }

    static Display of(Wiring wiring) {
        Call call = wiring.call();
        CurrentLogs logs = new CurrentLogs(wiring);
        RunOutputs.Kind kind = kind(wiring);
        if (call.isQuiet() && kind != RunOutputs.Kind.JSON) {
            return new Display(null, logs);
        }
        RunOutputs outputs =
                new RunOutputs(
                        call.output(),
                        wiring.clock()::now,
                        EventCodec::encode,
                        logs,
                        () -> Long.toHexString(wiring.random().nextLong()));
        return new Display(outputs.open(kind, wiring.workplace().environment()), logs);
    }

    /** How the run is shown here. */
    static RunOutputs.Kind kind(Wiring wiring) {
        Call call = wiring.call();
        String asked = call.arguments().word(RunOptionNames.OUTPUT, WORDS);
        if (asked == null && call.arguments().format().equals("json")) {
            return RunOutputs.Kind.JSON;
        }
        RunOutputs.Kind kind =
                RunOutputs.Kind.valueOf((asked == null ? "auto" : asked).toUpperCase(Locale.ROOT));
        return RunOutputs.resolved(kind, call.output(), wiring.workplace().environment());
    }

    /** What everything that is printed goes through here, whatever it tells of. */
    static UnaryOperator<String> filter(Wiring wiring) {
        return kind(wiring) == RunOutputs.Kind.GITHUB
                ? GithubOutput::inert
                : UnaryOperator.identity();
    }

    List<RunListener> listeners() {
        return output == null ? List.of() : List.of(logs, output);
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
