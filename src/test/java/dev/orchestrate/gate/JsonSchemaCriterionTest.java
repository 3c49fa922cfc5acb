package dev.orchestrate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.run.CriterionResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonSchemaCriterionTest {
    private static final String SCHEMA =
            """
            {"type": "object", "required": ["name"],
             "properties": {"name": {"type": "string"}, "n": {"minimum": 1},
                            "list": {"items": {"type": "integer"}}}}
            """;

    @TempDir Path workspace;

    @Test
    void violationsAreToldWithTheirPlaces() throws Exception {
        CriterionResult result = judge("{\"n\": 0, \"list\": [1, \"x\", 2, \"y\"]}", SCHEMA);
        assertThat(result.passed()).isFalse();
        assertThat(result.observed()).isEqualTo("4 violations");
        assertThat(result.reason()).contains("`file.json` does not fit", "and 1 more");
        assertThat(judge("{\"name\": \"a\", \"list\": [\"x\"]}", SCHEMA).reason())
                .contains("/list/0");
    }

    @Test
    void aSingleViolationOfTheWholeIsToldAsOne() throws Exception {
        CriterionResult result = judge("{}", SCHEMA);
        assertThat(result.observed()).isEqualTo("1 violation");
        assertThat(result.reason())
                .startsWith("`file.json` does not fit `schema.json`: the document ")
                .doesNotContain("more");
    }

    @Test
    void whatFitsPasses() throws Exception {
        assertThat(judge("{\"name\": \"a\", \"n\": 1}", SCHEMA).passed()).isTrue();
    }

    @Test
    void whatIsNotJsonCanNotBeJudged() throws Exception {
        assertThat(judge("{\n]", SCHEMA).reason()).contains("`file.json` is not JSON: line 2");
        assertThat(judge("{}", "{").reason()).contains("`schema.json` is not JSON");
        assertThat(judge("{}", "{\"type\": \"nothing\"}").passed()).isFalse();
    }

    @Test
    void nothingIsFetched() throws Exception {
        CriterionResult result = judge("{}", "{\"$ref\": \"http://127.0.0.1:1/schema.json\"}");
        assertThat(result.passed()).isFalse();
        assertThat(result.reason()).contains("`schema.json` can not be used").doesNotContain("\n");
    }

    private CriterionResult judge(String file, String schema)
            throws IOException, InterruptedException {
        Files.writeString(workspace.resolve("file.json"), file);
        Files.writeString(workspace.resolve("schema.json"), schema);
        return Gates.judge(
                workspace,
                Gates.leaf("json_schema", Map.of("path", "file.json", "schema", "schema.json")));
    }
}
