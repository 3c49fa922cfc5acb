package dev.orchestrate.report;

import dev.orchestrate.console.Words;
import dev.orchestrate.console.view.Sources;
import dev.orchestrate.plan.Role;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.CriterionResult;
import dev.orchestrate.run.RunView;
import dev.orchestrate.run.RunView.PhaseView;
import dev.orchestrate.run.RunView.TaskView;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * A run as JUnit's XML: a phase is a suite; a task, and each thing its gate asks for, is a case.
 */
final class JunitReport {
    /** How a case stands, in JUnit's words. */
    private enum Verdict {
        PASSED,
        FAILURE,
        ERROR,
        SKIPPED
    }

    private record Case(
            String name,
            String classname,
            long millis,
            Verdict verdict,
            String type,
            String message,
            @Nullable TaskView task) {}

    private final RunView view;
    private final Sources sources;

    JunitReport(RunView view, Sources sources) {
        this.view = view;
        this.sources = sources;
    }

    void write(OutputStream to) throws IOException {
        Markup.write(to, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", this::suites);
    }

    private void suites(Markup xml) throws XMLStreamException {
        List<List<Case>> suites = new ArrayList<>();
        List<Case> all = new ArrayList<>();
        Map<String, List<TaskView>> tasksOf =
                view.tasks().stream().collect(Collectors.groupingBy(TaskView::phase));
        for (PhaseView phase : view.phases()) {
            List<Case> cases = cases(phase, tasksOf.getOrDefault(phase.id(), List.of()));
            suites.add(cases);
            all.addAll(cases);
        }
        xml.open("testsuites", totals(view.plan().name(), all, view.elapsedMillis())).newLine();
        for (int i = 0; i < suites.size(); i++) {
            suite(view.phases().get(i), suites.get(i), xml);
        }
        xml.close();
    }

    private void suite(PhaseView phase, List<Case> cases, Markup xml) throws XMLStreamException {
        xml.open("testsuite", totals(title(phase), cases, phase.elapsedMillis())).newLine();
        for (Case one : cases) {
            one(one, xml);
        }
        xml.close().newLine();
    }

    private static String[] totals(String name, List<Case> cases, long millis) {
        return new String[] {
            "name", name,
            "tests", Integer.toString(cases.size()),
            "failures", count(cases, Verdict.FAILURE),
            "errors", count(cases, Verdict.ERROR),
            "skipped", count(cases, Verdict.SKIPPED),
            "time", seconds(millis)
        };
    }

    private static String count(List<Case> cases, Verdict verdict) {
        int n = 0;
        for (Case one : cases) {
            n += one.verdict == verdict ? 1 : 0;
        }
        return Integer.toString(n);
    }

    private void one(Case one, Markup xml) throws XMLStreamException {
        xml.open(
                "testcase",
                "name",
                one.name,
                "classname",
                one.classname,
                "time",
                seconds(one.millis));
        switch (one.verdict) {
            case PASSED -> {}
            case FAILURE -> xml.leaf("failure", one.message, attributes(one));
            case ERROR -> xml.leaf("error", one.message, attributes(one));
            case SKIPPED -> xml.empty("skipped", "message", one.message);
        }
        boolean bad = one.verdict == Verdict.FAILURE || one.verdict == Verdict.ERROR;
        if (bad && one.task != null) {
            output(one.task, xml);
        }
        xml.close().newLine();
    }

    private static String[] attributes(Case one) {
        return new String[] {"message", one.message, "type", one.type};
    }

    private void output(TaskView task, Markup xml) throws XMLStreamException {
        Attempt last = task.lastAttempt();
        String log = last == null ? null : sources.log(task.id(), last.number());
        if (last == null || log == null) {
            return;
        }
        xml.open("system-out").newLine();
        for (String line : sources.tails().of(task.id(), last.number())) {
            xml.text(line).newLine();
        }
        xml.text("log: " + log).newLine();
        xml.close();
    }

    private List<Case> cases(PhaseView phase, List<TaskView> tasks) {
        List<Case> cases = new ArrayList<>();
        for (TaskView task : tasks) {
            if (task.role() == Role.TASK || task.role() == Role.CHECKPOINT) {
                cases.add(ofTask(task));
            }
        }
        for (CriterionResult criterion : phase.criteria()) {
            cases.add(ofCriterion(phase, criterion));
        }
        return cases;
    }

    private Case ofTask(TaskView task) {
        Attempt last = task.lastAttempt();
        String type = task.errorClass() == null ? task.status().word() : task.errorClass().word();
        String note = MarkdownReport.note(task);
        return new Case(
                Words.titled(task.id(), task.name()),
                view.plan().name() + "." + (task.group() == null ? task.phase() : task.group()),
                last == null ? 0 : last.elapsedMillis(),
                verdict(task),
                type,
                note.isEmpty() ? task.status().word() : task.status().word() + ": " + note,
                task);
    }

    /** A failure that fails neither phase nor run must not fail a build either. */
    private static Verdict verdict(TaskView task) {
        return switch (task.status()) {
            case SUCCEEDED -> Verdict.PASSED;
            case FAILED -> task.critical() ? Verdict.FAILURE : Verdict.SKIPPED;
            case QUARANTINED -> Verdict.ERROR;
            case PENDING, RUNNING, WAITING, BLOCKED, SKIPPED, CANCELED -> Verdict.SKIPPED;
        };
    }

    private Case ofCriterion(PhaseView phase, CriterionResult criterion) {
        Verdict verdict =
                criterion.passed()
                        ? Verdict.PASSED
                        : criterion.required() ? Verdict.FAILURE : Verdict.SKIPPED;
        String observed = criterion.observed() == null ? "" : ", observed " + criterion.observed();
        return new Case(
                "criterion " + criterion.id(),
                view.plan().name() + "." + phase.id(),
                0,
                verdict,
                "criterion",
                criterion.reason() + observed,
                null);
    }

    private static String title(PhaseView phase) {
        return Words.titled(phase.id(), phase.name());
    }

    private static String seconds(long millis) {
        return BigDecimal.valueOf(millis, 3).toPlainString();
    }
}
