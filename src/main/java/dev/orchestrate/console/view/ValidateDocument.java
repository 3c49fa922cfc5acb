package dev.orchestrate.console.view;

import dev.orchestrate.console.Documents;
import dev.orchestrate.plan.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /** Null where the file as a whole is meant. */
    private static @Nullable Integer known(int place) {
        return place == 0 ? null : place;
    }

    private static void diagnostic(Diagnostic diagnostic, Json json) {
        json.object()
                .put("file", diagnostic.file())
                .put("line", known(diagnostic.at().line()))
                .put("column", known(diagnostic.at().column()))
                .put("code", diagnostic.code())
                .put("message", diagnostic.message())
                .put("hint", diagnostic.hint())
                .endObject();
    }
}
