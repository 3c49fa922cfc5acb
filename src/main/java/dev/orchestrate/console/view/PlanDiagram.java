package dev.orchestrate.console.view;

import dev.orchestrate.console.Printable;
import dev.orchestrate.console.Words;
import dev.orchestrate.plan.Group;
import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.plan.dag.Dag.GroupNode;
import dev.orchestrate.plan.dag.Dag.NodeKind;
import dev.orchestrate.plan.dag.Dag.PhaseNode;

/**
 * {@code plan --format mermaid|dot}: the graph for a drawing program. Tasks are boxes in the frames
 * of their groups and phases; an edge between frames stands for all that it orders.
 */
public final class PlanDiagram {
    private final PlanGraph graph;
    private final Dag dag;
    private final StringBuilder out = new StringBuilder();

    private PlanDiagram(PlanGraph graph) {
        this.graph = graph;
        this.dag = graph.dag();
    }

    public static String mermaid(PlanGraph graph) {
        PlanDiagram diagram = new PlanDiagram(graph);
        diagram.drawMermaid();
        return diagram.out.toString();
    }

    public static String dot(PlanGraph graph) {
        PlanDiagram diagram = new PlanDiagram(graph);
        diagram.drawDot();
        return diagram.out.toString();
    }

    private void drawMermaid() {
        out.append("flowchart TD\n");
        for (PhaseNode phase : graph.shownPhases()) {
            frame(1, "p" + phase.number(), label(phase));
            for (int number : phase.groups()) {
                GroupNode group = dag.groups().get(number);
                frame(2, "g" + number, label(group));
                for (int task = group.firstTask(); task < group.endTask(); task++) {
                    indent(3).append('t').append(task).append("[\"");
                    out.append(mermaidText(label(task))).append("\"]");
                    out.append(graph.onCriticalPath().contains(task) ? ":::critical\n" : "\n");
                }
                indent(2).append("end\n");
            }
            indent(1).append("end\n");
        }
        edges(" --> ", "", true);
        out.append("  classDef critical stroke-width:3px\n");
    }

    private void frame(int depth, String id, String label) {
        indent(depth).append("subgraph ").append(id).append("[\"");
        out.append(mermaidText(label)).append("\"]\n");
    }

    private void drawDot() {
        out.append("digraph ").append(dotText(dag.plan().name())).append(" {\n");
        out.append("  compound=true; rankdir=LR; node [shape=box];\n");
        for (PhaseNode phase : graph.shownPhases()) {
            cluster(1, "cluster_p" + phase.number(), label(phase));
            indent(2).append("p").append(phase.number()).append(" [shape=point, style=invis];\n");
            for (int number : phase.groups()) {
                GroupNode group = dag.groups().get(number);
                String name = label(group);
                cluster(2, "cluster_g" + number, name);
                indent(3).append("g").append(number).append(" [shape=point, style=invis];\n");
                for (int task = group.firstTask(); task < group.endTask(); task++) {
                    indent(3).append('t').append(task).append(" [label=");
                    out.append(dotText(label(task)));
                    out.append(graph.onCriticalPath().contains(task) ? ", penwidth=3];\n" : "];\n");
                }
                indent(2).append("}\n");
            }
            indent(1).append("}\n");
        }
        edges(" -> ", ";", false);
        out.append("}\n");
    }

    private void cluster(int depth, String id, String label) {
        indent(depth).append("subgraph ").append(id).append(" { label=");
        out.append(dotText(label)).append(";\n");
    }

    private void edges(String arrow, String end, boolean mermaid) {
        for (PhaseNode phase : graph.shownPhases()) {
            for (int before : graph.shownBefore(phase)) {
                barrier('p', before, phase.number(), arrow, end, mermaid);
            }
            for (int number : phase.groups()) {
                GroupNode group = dag.groups().get(number);
                for (int other : phase.groups()) {
                    String id = dag.groups().get(other).group().id();
                    if (group.group().dependsOn().contains(id)) {
                        barrier('g', other, number, arrow, end, mermaid);
                    }
                }
            }
        }
        for (int task : graph.shownTasks()) {
            for (int i = 0; i < dag.successorCount(task); i++) {
                follow(task, dag.successor(task, i), arrow, end);
            }
        }
    }

    private void barrier(char kind, int from, int to, String arrow, String end, boolean mermaid) {
        indent(1).append(kind).append(from).append(arrow).append(kind).append(to);
        if (!mermaid) {
            out.append(" [ltail=cluster_").append(kind).append(from);
            out.append(", lhead=cluster_").append(kind).append(to).append(']');
        }
        out.append(end).append('\n');
    }

    /** To a task, or to each that waits for all of a matrix. */
    private void follow(int task, int next, String arrow, String end) {
        if (dag.kind(next) == NodeKind.TASK) {
            if (graph.isShown(next)) {
                indent(1).append('t').append(task).append(arrow).append('t').append(next);
                out.append(end).append('\n');
            }
        } else if (dag.kind(next) == NodeKind.ALL_OF) {
            for (int i = 0; i < dag.successorCount(next); i++) {
                follow(task, dag.successor(next, i), arrow, end);
            }
        }
    }

    private StringBuilder indent(int depth) {
        return out.append("  ".repeat(depth));
    }

    private static String label(GroupNode group) {
        Group it = group.group();
        return it.fullName() + Words.besideId(it.id(), it.name());
    }

    private static String label(PhaseNode phase) {
        return Words.titled(phase.phase().id(), phase.phase().name());
    }

    private String label(int number) {
        Task task = dag.task(number);
        return Words.titled(task.id(), task.name());
    }

    /** Mermaid reads entities between quotes; whatever could end the text is spelled so. */
    private static String mermaidText(String name) {
        String text = Printable.of(name);
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (Character.isLetterOrDigit(c) || " ./_-:,=+()".indexOf(c) >= 0) {
                safe.appendCodePoint(c);
            } else {
                safe.append('#').append(c).append(';');
            }
            i += Character.charCount(c);
        }
        return safe.toString();
    }

    private static String dotText(String name) {
        return '"' + Printable.of(name).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
