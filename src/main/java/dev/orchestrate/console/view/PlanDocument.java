package dev.orchestrate.console.view;

import dev.orchestrate.console.Documents;
import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.dag.Dag;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** {@code plan --format json|yaml}. */
public final class PlanDocument implements Documents.Content {
    private final PlanGraph graph;

    public PlanDocument(PlanGraph graph) {
        this.graph = graph;
    }

    @Override
    public void writeTo(JsonGenerator generator) {
        Dag dag = graph.dag();
        Json json = new Json(generator).object().put("schema", 1).put("plan", dag.plan().name());
        json.list("levels");
        for (List<Integer> level : graph.levels().tasks()) {
            json.list();
            graph.ids(level).forEach(json::item);
            json.endList();
        }
        json.endList()
                .put("critical_path", graph.ids(graph.critical().tasks()))
                .put("max_width", graph.levels().width())
                .seconds("expected_s", graph.expected() ? graph.critical().length() : null)
                .list("tasks");
        for (int number : graph.shownTasks()) {
            Task task = dag.task(number);
            json.object()
                    .put("id", task.id())
                    .put("phase", dag.phases().get(dag.phaseOf(number)).phase().id())
                    .put("group", dag.groups().get(dag.groupOf(number)).group().fullName())
                    .put("type", task.type())
                    .put("depends_on", task.needs().dependsOn())
                    .endObject();
        }
        json.endList().endObject();
    }
}
