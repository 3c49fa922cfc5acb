package dev.orchestrate.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.KeySpec.Kind;
import dev.orchestrate.plan.Value;
import dev.orchestrate.workspace.Workspace;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/** {@code json_schema}: a JSON file fits a JSON Schema. Both lie in the workspace. */
public final class JsonSchemaCriterion implements CriterionKind {
    static final String KIND = "json_schema";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String description() {
        return "A JSON file fits a JSON Schema, of draft 2020-12 where it does not say another;"
                + " nothing is fetched for it.";
    }

    @Override
    public KeySpec shape() {
        return new KeySpec(
                KIND,
                Kind.FIELDS,
                true,
                "a file and its schema",
                List.of(),
                List.of(
                        KeySpec.required("path", Kind.TEXT, "relative to the workspace"),
                        KeySpec.required("schema", Kind.TEXT, "relative to the workspace")));
    }

    @Override
    public Verdict judge(Value body, GateContext context) throws CanNotJudge, InterruptedException {
        Map<String, Value> fields = Body.fields(body);
        String path = Body.text(fields, "path");
        String schema = Body.text(fields, "schema");
        List<Error> errors = errors(text(path, context), text(schema, context), schema);
        String subject = "`" + path + "`";
        return errors.isEmpty()
                ? new Verdict.Passed(null, subject + " fits `" + schema + "`")
                : new Verdict.Failed(
                        errors.size() + (errors.size() == 1 ? " violation" : " violations"),
                        subject + " does not fit `" + schema + "`: " + shown(errors));
    }

    private static List<Error> errors(String text, String rules, String schema) throws CanNotJudge {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(rules, InputFormat.JSON)
                    .validate(text, InputFormat.JSON);
        } catch (SchemaException | JacksonException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new CanNotJudge("`" + schema + "` can not be used: " + why, e);
        }
    }

    private static String shown(List<Error> errors) {
        List<String> shown = new ArrayList<>();
        for (Error error : errors) {
            String at = error.getInstanceLocation().toString();
            shown.add((at.isEmpty() ? "the document" : at) + " " + Shown.cut(error.getMessage()));
        }
        return Composition.few(shown);
    }

    /** A file that is JSON at all. */
    private static String text(String path, GateContext context)
            throws CanNotJudge, InterruptedException {
        try {
            byte[] bytes = new Workspace(context.workspace()).read(path, TreeCheck.MOST_BYTES);
            Value _ = JsonTree.read(bytes);
            return new String(bytes, UTF_8);
        } catch (WorkspaceProblem e) {
            throw new CanNotJudge(e.message(), e);
        } catch (CanNotJudge e) {
            throw new CanNotJudge("`" + path + "` " + e.reason(), e);
        }
    }
}
