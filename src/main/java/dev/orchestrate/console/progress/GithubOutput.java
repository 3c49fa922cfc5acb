package dev.orchestrate.console.progress;

import dev.orchestrate.console.Channel;
import dev.orchestrate.console.Printable;
import dev.orchestrate.console.view.LogTail;
import dev.orchestrate.run.AttemptStatus;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.RunState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For the log of a GitHub workflow: a group for the output of each attempt that has ended, errors
 * as annotations. What a task wrote or is named can not become a command of the workflow: names are
 * escaped, and output stands between a stop of all commands and its end.
 */
public final class GithubOutput implements RunOutput {
    private record Happening(@Nullable String line, Event event) {}

    private final Channel out;
    private final LogTail tails;
    private final String token;
    private final Transcript transcript;
    private final Feed<Happening> feed;

    /**
     * Starts to listen.
     *
     * @param token that ends a stop of commands; no task may know it
     */
    public GithubOutput(Channel out, LogTail tails, String token) {
        this.out = out;
        this.tails = tails;
        this.token = token;
        this.transcript = new Transcript(out.ink());
        this.feed = new Feed<>("github output", this::show);
    }

    @Override
    public void happened(Entry entry, RunState after) {
        String line = transcript.line(entry, after);
        if (line != null) {
            feed.add(new Happening(line, entry.event()));
        }
    }

    @Override
    public void close() {
        feed.close();
    }

    private void show(Happening happening) {
        switch (happening.event()) {
            case Event.AttemptEnded e -> attempt(e, happening.line());
            case Event.PhaseFailed e -> {
                plain(happening.line());
                annotate("phase " + e.phase(), e.reason());
            }
            case Event.TaskQuarantined e -> {
                plain(happening.line());
                annotate(e.task(), "quarantined: " + e.why());
            }
            case Event _ -> plain(happening.line());
        }
    }

    private void attempt(Event.AttemptEnded e, @Nullable String line) {
        List<String> output = tails.of(e.task(), e.attempt());
        if (output.isEmpty()) {
            plain(line);
        } else {
            StringBuilder group = new StringBuilder("::group::");
            group.append(data(line == null ? e.task() : line)).append('\n');
            group.append("::stop-commands::").append(token).append('\n');
            for (String written : output) {
                group.append(Printable.of(written)).append('\n');
            }
            out.print(group + "::" + token + "::\n::endgroup::\n");
        }
        boolean failed = e.status() == AttemptStatus.FAILED || e.status() == AttemptStatus.TIMEOUT;
        if (failed && e.retryAt() == null) {
            annotate(e.task(), e.error() == null ? e.status().word() : e.error());
        }
    }

    /** A line begins with progress in brackets, so that it is no command. */
    private void plain(@Nullable String line) {
        if (line != null) {
            out.line(line);
        }
    }

    private void annotate(String title, String message) {
        String text = Printable.of(title + ": " + message);
        out.line("::error title=" + property(Printable.of(title)) + "::" + data(text));
    }

    /**
     * Text that holds no command of the older form, which counts wherever it stands in a line. For
     * all that is printed, also what is printed before and after a run.
     */
    public static String inert(String text) {
        return text.replace("##[", "##\\x5b");
    }

    /** A command's message: what ends the line is spelled as GitHub reads it. */
    static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
