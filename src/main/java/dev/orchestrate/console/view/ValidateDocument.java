package dev.orchestrate.console.view;

import dev.orchestrate.console.Documents;
import dev.orchestrate.plan.Diagnostic;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** {@code validate --format json|yaml}. Warnings stand apart. */
public final class ValidateDocument implements Documents.Content {
    private final List<Diagnostic> diagnostics;

    public ValidateDocument(List<Diagnostic> diagnostics) {
        this.diagnostics = List.copyOf(diagnostics);
    }

    @Override
    public void writeTo(JsonGenerator generator) {
        Json json = new Json(generator).object().put("schema", 1);
        json.put("valid", !anyError()).list("errors");
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.severity() == Diagnostic.Severity.ERROR) {
                diagnostic(diagnostic, json);
            }
        }
        json.endList().list("warnings");
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.severity() == Diagnostic.Severity.WARNING) {
                diagnostic(diagnostic, json);
            }
        }
        json.endList().endObject();
    }

    private boolean anyError() {
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.severity() == Diagnostic.Severity.ERROR) {
                return true;
            }
        }
        return false;
    }

    private static void diagnostic(Diagnostic diagnostic, Json json) {
        json.object()
                .put("file", diagnostic.file())
                .put("line", diagnostic.at().line())
                .put("column", diagnostic.at().column())
                .put("code", diagnostic.code())
                .put("message", diagnostic.message())
                .put("hint", diagnostic.hint())
                .endObject();
    }
}
