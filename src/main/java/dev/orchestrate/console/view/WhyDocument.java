package dev.orchestrate.console.view;

import dev.orchestrate.console.Documents;
import dev.orchestrate.console.Words;
import dev.orchestrate.run.RunView;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** {@code why TASK --format json|yaml}. */
public final class WhyDocument implements Documents.Content {
    private final List<Why.Link> chain;
    private final RunView view;
    private final Sources sources;

    public WhyDocument(List<Why.Link> chain, RunView view, Sources sources) {
        this.chain = List.copyOf(chain);
        this.view = view;
        this.sources = sources;
    }

    @Override
    public void writeTo(JsonGenerator generator) {
        Json json = new Json(generator).object().put("schema", 1).put("run_id", view.run());
        json.list("causes");
        for (Why.Link link : chain) {
            json.object()
                    .put("kind", Words.of(link.kind()))
                    .put("id", link.id())
                    .put("status", link.status())
                    .put("because", link.because())
                    .endObject();
        }
        json.endList().list("next");
        for (NextSteps.Step step : WhySteps.of(chain, view, sources)) {
            json.object().put("why", step.why()).put("commands", step.commands()).endObject();
        }
        json.endList().endObject();
    }
}
