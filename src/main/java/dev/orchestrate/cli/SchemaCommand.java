package dev.orchestrate.cli;

import dev.orchestrate.plan.PlanSchema;
import dev.orchestrate.run.ExitCode;

/** {@code schema}. */
final class SchemaCommand implements Command {
    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                        "Editors check and complete plans by it. References, cycles and expressions"
                                + " are checked by `orchestrate validate` alone.")
                .formats("json")
                .examples("orchestrate schema > plan.schema.json");
    }

    @Override
    public ExitCode execute(Call call) {
        call.print(PlanSchema.text(new Wiring(call).catalog()));
        return ExitCode.DONE;
    }
}
