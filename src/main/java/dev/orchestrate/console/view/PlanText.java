package dev.orchestrate.console.view;

import dev.orchestrate.console.Ink;
import dev.orchestrate.console.Page;
import dev.orchestrate.console.Text;
import dev.orchestrate.console.Tone;
import dev.orchestrate.console.Words;
import dev.orchestrate.plan.Group;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.dag.Dag.GroupNode;
import dev.orchestrate.plan.dag.Dag.PhaseNode;
import java.util.ArrayList;
import java.util.List;

/** {@code plan} for people: what would run, in order, as a tree. */
public final class PlanText {
    private final PlanGraph graph;
    private final Ink ink;
    private final Page page;

    private PlanText(PlanGraph graph, Ink ink) {
        this.graph = graph;
        this.ink = ink;
        this.page = new Page(ink);
    }

    public static Page page(PlanGraph graph, Ink ink) {
        PlanText text = new PlanText(graph, ink);
        text.page.line(new Text().add(Tone.STRONG, graph.dag().plan().name()));
        for (PhaseNode phase : graph.shownPhases()) {
            text.phase(phase);
        }
        text.foot();
        return text.page;
    }

    private void phase(PhaseNode node) {
        Phase phase = node.phase();
        Text right = new Text().add(Tone.FAINT, after(phase.dependsOn()));
        right.add(Tone.FAINT, phase.when() == null ? "" : "  when " + phase.when().source());
        page.line(
                new Text()
                        .add("phase ")
                        .add(Tone.STRONG, phase.id())
                        .add(Words.besideId(phase.id(), phase.name())),
                right);
        for (int number : node.groups()) {
            group(graph.dag().groups().get(number));
        }
        for (Task check : phase.checkpoint()) {
            page.line(new Text().add("  checkpoint " + check.name()));
        }
        if (!phase.criteria().isEmpty()) {
            page.line(
                    "  "
                            + Words.count(phase.criteria().size(), "success criterion")
                                    .replace("criterions", "criteria"));
        }
        if (phase.approval() == Phase.Approval.MANUAL) {
            page.line(new Text().add("  ").add(Tone.DOUBTFUL, "gate: a person approves"));
        }
    }

    private void group(GroupNode node) {
        Group group = node.group();
        boolean only = group.id().equals("-");
        if (!only) {
            Text right = new Text().add(Tone.FAINT, group.sequential() ? "sequential" : "parallel");
            right.add(
                    Tone.FAINT, group.maxParallel() == 0 ? "" : ", at most " + group.maxParallel());
            right.add(
                    Tone.FAINT, group.dependsOn().isEmpty() ? "" : "  " + after(group.dependsOn()));
            page.line(
                    new Text()
                            .add("  " + group.fullName())
                            .add(Words.besideId(group.id(), group.name())),
                    right);
        }
        for (int task = node.firstTask(); task < node.endTask(); task++) {
            task(task, only ? "  " : "    ");
        }
    }

    private void task(int number, String indent) {
        Task task = graph.dag().task(number);
        boolean critical = graph.onCriticalPath().contains(number);
        List<String> notes = new ArrayList<>();
        notes.add(task.type());
        if (graph.expected()) {
            notes.add(Words.duration(graph.own(number)));
        }
        if (!task.needs().dependsOn().isEmpty()) {
            notes.add(after(task.needs().dependsOn()));
        }
        if (task.needs().when() != null) {
            notes.add("when " + task.needs().when().source());
        }
        String mark = critical ? "* " : "- ";
        page.line(
                new Text()
                        .add(indent)
                        .add(critical ? Tone.BUSY : Tone.FAINT, mark)
                        .add(Tone.STRONG, task.id())
                        .add(Words.besideId(task.id(), task.name())),
                new Text().add(Tone.FAINT, String.join(", ", notes)));
    }

    private void foot() {
        page.line();
        page.line(
                Words.count(graph.shownTasks().size(), "task")
                        + " in "
                        + Words.count(graph.levels().tasks().size(), "level")
                        + ", at most "
                        + graph.levels().width()
                        + " side by side");
        page.line(new Text().add(Tone.BUSY, "*").add(" critical path: ").add(path()).add(time()));
    }

    private String path() {
        return String.join(
                ink.unicode() ? " \u2192 " : " -> ", graph.ids(graph.critical().tasks()));
    }

    private String time() {
        return graph.expected()
                ? ", expected "
                        + Words.duration(graph.critical().length())
                        + " (one task at a time "
                        + Words.duration(graph.sequentialMillis())
                        + ")"
                : "";
    }

    private static String after(List<String> ids) {
        return ids.isEmpty() ? "at once" : "after " + String.join(", ", ids);
    }
}
