package dev.orchestrate.plan;

import static dev.orchestrate.plan.KeySpec.optional;
import static dev.orchestrate.plan.KeySpec.required;

import dev.orchestrate.plan.Catalog.TypeSpec;
import dev.orchestrate.plan.KeySpec.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types and kinds of the first version, as a catalog declares them. */
record TestCatalog(Map<String, TypeSpec> types, Map<String, KeySpec> kinds)
        implements Catalog.TaskTypes, Catalog.CriterionKinds {

    static Catalog create() {
        Map<String, TypeSpec> types = new LinkedHashMap<>();
        types.put(
                "command",
                new TypeSpec(
                        List.of(
                                required("run", Kind.TEXT_OR_LIST, "the command"),
                                optional("expect_exit", Kind.INTEGER_LIST, "good exit codes")),
                        null,
                        "run"));
        types.put(
                "manual",
                new TypeSpec(
                        List.of(required("instructions", Kind.TEXT, "what to do")), null, null));
        types.put(
                "generate",
                new TypeSpec(
                        List.of(
                                required("target", Kind.TEXT, "the file"),
                                optional("with", Kind.MAP, "anything")),
                        true,
                        null));
        Map<String, KeySpec> kinds = new LinkedHashMap<>();
        kinds.put("file_exists", required("file_exists", Kind.TEXT, "a file, or a glob"));
        kinds.put(
                "file_contains",
                fields(
                        "file_contains",
                        required("path", Kind.TEXT, "the file"),
                        required("pattern", Kind.TEXT, "a regular expression")));
        kinds.put(
                "json",
                fields(
                        "json",
                        required("path", Kind.TEXT, "the file"),
                        required("pointer", Kind.TEXT, "a JSON pointer"),
                        optional("equals", Kind.ANY, "the value"),
                        optional("min", Kind.NUMBER, "the least"),
                        optional("exists", Kind.FLAG, "whether it is there")));
        TestCatalog both = new TestCatalog(types, kinds);
        return new Catalog(both, both);
    }

    private static KeySpec fields(String name, KeySpec... fields) {
        return new KeySpec(name, Kind.FIELDS, true, name, List.of(), List.of(fields));
    }

    @Override
    public Set<String> taskTypes() {
        return types.keySet();
    }

    @Override
    public @Nullable TypeSpec taskType(String type) {
        return types.get(type);
    }

    @Override
    public Set<String> criterionKinds() {
        return kinds.keySet();
    }

    @Override
    public @Nullable KeySpec criterionKind(String kind) {
        return kinds.get(kind);
    }
}
