package dev.orchestrate.task.manual;

import dev.orchestrate.plan.Catalog;
import dev.orchestrate.plan.Durations;
import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.KeySpec.Kind;
import dev.orchestrate.task.TaskContext;
import dev.orchestrate.task.TaskHandler;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.task.Work;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The task type {@code manual}. */
public final class ManualHandler implements TaskHandler {
    private static final String INSTRUCTIONS = "instructions";
    private static final String REMIND_AFTER = "remind_after";

    private static final Catalog.TypeSpec SPEC =
            new Catalog.TypeSpec(
                    List.of(
                            KeySpec.required(
                                    INSTRUCTIONS,
                                    Kind.TEXT,
                                    "what the person is asked to do; Markdown"),
                            KeySpec.optional(
                                    REMIND_AFTER,
                                    Kind.DURATION,
                                    "when `status` begins to remark that it waits still")),
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
                + " `orchestrate done`, `skip` or `fail`. No option answers it unasked.";
    }

    @Override
    public String example() {
        return """
        - id: approve-copy
          type: manual
          instructions: |
            Read the **release notes**:
            - correct them
            - see that every link works
          remind_after: 4h
        """;
    }

    @Override
    public Work prepare(TaskContext context) throws TaskProblem {
        return new Work.Person(context.text(INSTRUCTIONS), remindAfter(context));
    }

    private static @Nullable Duration remindAfter(TaskContext context) throws TaskProblem {
        if (context.key(REMIND_AFTER) == null) {
            return null;
        }
        Duration duration = Durations.parse(context.text(REMIND_AFTER));
        if (duration == null) {
            throw TaskProblem.config("`" + REMIND_AFTER + "` is no duration");
        }
        return duration;
    }
}
