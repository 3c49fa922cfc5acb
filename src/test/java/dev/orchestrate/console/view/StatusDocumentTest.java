package dev.orchestrate.console.view;


import dev.orchestrate.console.Documents;
import dev.orchestrate.testing.Golden;
import dev.orchestrate.testing.Stories;
import dev.orchestrate.testing.Story;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StatusDocumentTest {
    @Test
    void theDocumentHasTheFieldsOfItsContractInTheirOrder() {
        String json = json(Stories.failed());
        Golden.assertGolden("view/status.json", json);
    }

    static String json(Story story) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Documents.json(
                new StatusDocument(
                        story.view(),
                        (run, task, attempt) ->
                                "runs/" + run + "/logs/" + task + "." + attempt + ".log"),
                bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
