package dev.orchestrate.task.manual;

import dev.orchestrate.plan.Catalog;
import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.KeySpec.Kind;
import dev.orchestrate.task.TaskContext;
import dev.orchestrate.task.TaskHandler;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.task.Work;
import java.util.List;

/** The task type {@code manual}. */
public final class ManualHandler implements TaskHandler {
    private static final String INSTRUCTIONS = "instructions";

    private static final Catalog.TypeSpec SPEC =
            new Catalog.TypeSpec(
                    List.of(
                            KeySpec.required(
                                    INSTRUCTIONS, Kind.TEXT, "what the person is asked to do")),
                    null,
                    null);

    @Override
    public String type() {
        return "manual";
    }

    @Override
    public Catalog.TypeSpec spec() {
        return SPEC;
    }

    @Override
    public String description() {
        return "Asks a person to do something, and waits until they say that it is done, is to be"
                + " skipped, or has failed: at a terminal by a question, elsewhere by"
                + " `orchestrate done` or `orchestrate skip`. No option answers it unasked.";
    }

    @Override
    public String example() {
        return """
        - id: approve-copy
          type: manual
          instructions: Read the release notes and correct them
        """;
    }

    @Override
    public Work prepare(TaskContext context) throws TaskProblem {
        return new Work.Person(context.text(INSTRUCTIONS));
    }
}
