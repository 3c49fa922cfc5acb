package dev.orchestrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.orchestrate.plan.yaml.CoreSchema;
import dev.orchestrate.plan.yaml.Node;
import dev.orchestrate.plan.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PlanSchemaTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(PlanSchema.text(TestCatalog.create()));

    static List<Path> valid() throws IOException {
        return PlanFixturesTest.valid();
    }

    @Test
    void theSchemaIsTheOneThatWasReviewed() throws IOException {
        PlanFixturesTest.compare(
                Path.of("src/test/golden/plan/schema.json"), PlanSchema.text(TestCatalog.create()));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void aValidPlanConformsToTheSchema(Path file) throws IOException {
        assertThat(errors(Files.readAllBytes(file))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nme: x",
                "max_parallel: 0",
                "timeout: 5 minutes",
                "timeout: 0s",
                "log_limit: 5",
                "fail_fast: 'yes'",
                "vars: [a]",
                "vars: { a: { b: c } }",
                "env: { A: ~ }",
                "defaults: { retry: { max_attempt: 1 } }",
                "defaults: { retry: { on: [never] } }",
                "defaults: { shell: [] }",
                "phases: []",
                "phases: [{ id: p, tasks: [] }]",
                "phases: [{ id: p }]",
                "phases: [{ id: -p, tasks: [{ id: t, run: x }] }]",
                "phases: [{ id: p, tasks: [{ id: t, run: x }], groups: [{ id: g, tasks: [{ id: t, run: x }] }] }]",
                "phases: [{ id: p, tasks: [{ run: x }] }]",
                "phases: [{ id: p, tasks: [{ id: t }] }]",
                "phases: [{ id: p, tasks: [{ id: t, run: { a: b } }] }]",
                "phases: [{ id: p, tasks: [{ id: t, run: x, instructions: y }] }]",
                "phases: [{ id: p, tasks: [{ id: t, type: manual, run: x }] }]",
                "phases: [{ id: p, tasks: [{ id: t, type: agent }] }]",
                "phases: [{ id: p, tasks: [{ id: t, run: x, needs: [y] }] }]",
                "phases: [{ id: p, tasks: [{ id: t, run: x, executor: slurm }] }]",
                "phases: [{ id: p, tasks: [{ id: t, run: x, when: maybe }] }]",
                "phases: [{ id: p, tasks: [{ id: t, run: x, depends_on: y }] }]",
                "phases: [{ id: p, tasks: [{ id: t, run: x, matrix: { a: [] } }] }]",
                "phases: [{ id: p, tasks: [{ id: t, run: x }], success_criteria: [{ id: x }] }]",
                "phases: [{ id: p, tasks: [{ id: t, run: x }], success_criteria: [{ http: x }] }]",
                "phases: [{ id: p, tasks: [{ id: t, run: x }], success_criteria: [{ file_exists: x, not: { file_exists: y } }] }]",
                "phases: [{ id: p, tasks: [{ id: t, run: x }], success_criteria: [{ not: { nothing: x } }] }]",
                "phases: [{ id: p, tasks: [{ id: t, run: x }], checkpoint: [{ run: x, retry: {} }] }]",
                "phases: [{ id: p, tasks: [{ id: t, run: x }], on_failure: [{ run: x, matrix: {} }] }]",
            })
    void whatALoaderRefusesTheSchemaDoesToo(String line) {
        String text = "version: 1\nname: x\n" + line + "\n";
        if (!line.startsWith("phases")) {
            text += "phases: [{ id: p, tasks: [{ id: t, run: echo }] }]\n";
        }

        assertThat(Texts.parse(text).plan()).isNull();
        assertThat(errors(text.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
    }

    private static List<Error> errors(byte[] yaml) {
        Node root = YamlReader.read(yaml).root();
        assertThat(root).isNotNull();
        return SCHEMA.validate(JSON.valueToTree(value(root)));
    }

    private static @Nullable Object value(@Nullable Node node) {
        return switch (node) {
            case null -> null;
            case Node.Scalar scalar -> scalar(scalar);
            case Node.Items items -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = 0; i < items.size(); i++) {
                    list.add(value(items.get(i)));
                }
                yield list;
            }
            case Node.Mapping map -> {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                for (int i = 0; i < map.size(); i++) {
                    fields.put(map.key(i), value(map.value(i)));
                }
                yield fields;
            }
        };
    }

    private static @Nullable Object scalar(Node.Scalar scalar) {
        if (scalar.isNull()) {
            return null;
        }
        if (scalar.flag() != null) {
            return scalar.flag();
        }
        return scalar.isNumber() ? CoreSchema.number(scalar.text()) : scalar.text();
    }
}
