package dev.orchestrate.report;

import dev.orchestrate.console.Documents;
import dev.orchestrate.console.Ink;
import dev.orchestrate.console.view.Sources;
import dev.orchestrate.console.view.StatusDocument;
import dev.orchestrate.console.view.StatusText;
import dev.orchestrate.console.view.SummaryText;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.run.RunView;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** The report of a run at one moment, in any format. Each is in UTF-8 and stands for itself. */
public final class Report {
    private final RunView view;
    private final Sources sources;
    private final Dag dag;
    private final Instant now;

    public Report(RunView view, Dag dag, Sources sources, Instant now) {
        this.view = view;
        this.dag = dag;
        this.sources = sources;
        this.now = now;
    }

    /** Leaves the stream open. */
    public void write(ReportFormat format, OutputStream to) throws IOException {
        switch (format) {
            case TEXT -> to.write(text(Ink.UNICODE).getBytes(StandardCharsets.UTF_8));
            case MD -> to.write(markdown().getBytes(StandardCharsets.UTF_8));
            case HTML -> new HtmlReport(view, sources, now).write(to);
            case JSON -> Documents.json(new StatusDocument(view, sources.logs()), to);
            case JUNIT -> new JunitReport(view, sources).write(to);
        }
        to.flush();
    }

    /** The tree of the run, then what its {@code run} said last. */
    public String text(Ink ink) {
        return new StatusText(view, dag, now, ink).page()
                + "\n"
                + new SummaryText(view, sources).page(ink);
    }

    /** Appends it in Markdown, as to the summary of a GitHub workflow. */
    public void appendMarkdown(Path to) throws IOException {
        Files.writeString(
                to, markdown() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private String markdown() {
        return new MarkdownReport(view, sources).text();
    }
}
