package dev.orchestrate.cli;

import dev.orchestrate.console.Channel;
import dev.orchestrate.console.progress.RunOutputs;
import dev.orchestrate.console.view.Advice;
import dev.orchestrate.console.view.Sources;
import dev.orchestrate.console.view.SummaryText;
import dev.orchestrate.engine.RunOutcome;
import dev.orchestrate.journal.DiskProblem;
import dev.orchestrate.report.Report;
import dev.orchestrate.report.ReportFormat;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.RunView;
import dev.orchestrate.run.RunViews;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What is left to do when an invocation of {@code run} has ended: its last lines, its reports. */
final class Ending {
    /** All formats, so that those begun together end at about the same time. */
    private static final List<ReportFormat> LONGEST_FIRST =
            List.of(
                    ReportFormat.JSON,
                    ReportFormat.HTML,
                    ReportFormat.TEXT,
                    ReportFormat.JUNIT,
                    ReportFormat.MD);

    private final Wiring wiring;
    private final Sources sources;
    private final RunOutcome outcome;
    private final RunView view;
    private final Instant now;

    /**
     * An end.
     *
     * @param selection as it was typed
     */
    Ending(Wiring wiring, List<String> selection, RunOutcome outcome) {
        this.wiring = wiring;
        this.outcome = outcome;
        this.now = wiring.clock().now();
        this.view = RunViews.of(outcome.state(), now, false);
        this.sources =
                wiring.sources(
                        outcome.folder(),
                        new Advice(TypedOptions.of(wiring.call()), selection, null));
    }

    void tell() {
        Call call = wiring.call();
        RunOutputs.Kind kind = Display.kind(wiring);
        if (!call.isQuiet() || outcome.exit() != ExitCode.DONE) {
            boolean programs = kind == RunOutputs.Kind.JSON;
            Channel to = programs ? call.output().err() : call.output().out();
            new SummaryText(view, sources).page(to.ink()).print(to);
        }
        if (outcome.problem() != null) {
            call.output().error(outcome.problem(), null);
        }
        Report report = new Report(view, outcome.state().dag(), sources, now);
        keep(report);
        if (kind == RunOutputs.Kind.GITHUB) {
            summarize(report);
        }
    }

    /** Beside the run, in every format. They can be made again, so nothing waits for the disk. */
    private void keep(Report report) {
        List<Callable<Path>> kept = new ArrayList<>();
        for (ReportFormat format : LONGEST_FIRST) {
            kept.add(() -> keep(report, format));
        }
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Path> one : together.invokeAll(kept)) {
                one.get();
            }
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof IOException cause)) {
                throw new IllegalStateException("a report can not be made", e.getCause());
            }
            wiring.call()
                    .warn("the reports of the run were not written: " + DiskProblem.reason(cause));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path keep(Report report, ReportFormat format) throws IOException {
        Path file = outcome.folder().path().resolve(format.fileName());
        try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(file))) {
            report.write(format, to);
        }
        return file;
    }

    private void summarize(Report report) {
        String file = wiring.workplace().environment().get("GITHUB_STEP_SUMMARY");
        if (file == null || file.isEmpty()) {
            return;
        }
        try {
            report.appendMarkdown(Path.of(file));
        } catch (IOException e) {
            wiring.call()
                    .warn(
                            "the summary was not written to `"
                                    + file
                                    + "`: "
                                    + DiskProblem.reason(e));
        }
    }
}
