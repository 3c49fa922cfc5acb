package dev.orchestrate.console.view;

import dev.orchestrate.console.Documents;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** {@code list --format json|yaml}. */
public final class ListDocument implements Documents.Content {
    private final List<RunLine> runs;

    public ListDocument(List<RunLine> runs) {
        this.runs = List.copyOf(runs);
    }

    @Override
    public void writeTo(JsonGenerator generator) {
        Json json = new Json(generator).object().put("schema", 1).list("runs");
        for (RunLine run : runs) {
            json.object()
                    .put("run_id", run.run())
                    .put("plan", run.plan())
                    .put("status", run.status().word())
                    .put("labels", run.labels())
                    .put("started_at", run.startedAt())
                    .put("finished_at", run.finishedAt());
            StatusDocument.counts(run.counts(), json);
            json.endObject();
        }
        json.endList().endObject();
    }
}
