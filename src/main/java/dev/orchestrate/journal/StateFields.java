package dev.orchestrate.journal;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.AttemptStatus;
import dev.orchestrate.run.EndingReason;
import dev.orchestrate.run.Facts;
import dev.orchestrate.run.GateDecision;
import dev.orchestrate.run.GroupState;
import dev.orchestrate.run.PhaseState;
import dev.orchestrate.run.PhaseStatus;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.RunView;
import dev.orchestrate.run.SkipReason;
import dev.orchestrate.run.TaskState;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.run.WaitReason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePVector;

/** The states of a run's parts from the fields of a checkpoint. */
final class StateFields {
    private StateFields() {}

    static Facts.Progress progress(Fields f) throws Fields.Unreadable {
        return new Facts.Progress(
                f.flag("executing"),
                f.textOrNull("interruption"),
                f.flag("canceling"),
                f.flag("expired"),
                f.flag("failed_fast"),
                f.wordOrNull("closed", RunStatus.values(), RunStatus::word),
                f.instantOrNull("finished_at"),
                f.textOrNull("reason"));
    }

    static PhaseState phase(Fields f) throws Fields.Unreadable {
        return new PhaseState(
                f.word("status", PhaseStatus.values(), PhaseStatus::word),
                f.instantOrNull("started_at"),
                f.instantOrNull("finished_at"),
                f.textOrNull("reason"),
                f.flag("opened"),
                f.flag("engaged"),
                f.flag("expired"),
                f.integer("tries"),
                f.instantOrNull("until"),
                f.integer("checks_done"),
                f.flag("void_check"),
                f.integer("follow_ups_done"),
                f.integer("round"),
                judgement(f.object("judgement")),
                f.has("approval") ? approval(f.object("approval")) : null);
    }

    static GroupState group(Fields f) throws Fields.Unreadable {
        return new GroupState(
                f.flag("opened"),
                f.flag("skipped"),
                f.flag("expired"),
                f.flag("failed_fast"),
                f.instantOrNull("started_at"),
                f.instantOrNull("finished_at"));
    }

    static TaskState task(Fields f) throws Fields.Unreadable {
        List<Attempt> attempts = new ArrayList<>();
        for (Fields attempt : f.objects("attempts")) {
            attempts.add(attempt(attempt));
        }
        return new TaskState(
                f.word("status", TaskStatus.values(), TaskStatus::word),
                f.wordOrNull("waiting_for", WaitReason.values(), WaitReason::word),
                f.instantOrNull("until"),
                TreePVector.from(attempts),
                f.integer("failures"),
                f.integer("deaths"),
                f.flag("condition_met"),
                f.texts("blocked_by"),
                f.textOrNull("reason"),
                f.wordOrNull("skip", SkipReason.values(), SkipReason::word),
                f.map("outputs"));
    }

    private static PhaseState.Judgement judgement(Fields f) throws Fields.Unreadable {
        return new PhaseState.Judgement(
                f.integer("number"),
                f.integer("round"),
                f.flag("passed"),
                EventReader.results(f.objects("checkpoint")),
                EventReader.results(f.objects("criteria")),
                f.text("digest"));
    }

    private static RunView.@Nullable Approval approval(Fields f) throws Fields.Unreadable {
        return new RunView.Approval(
                f.word("decision", GateDecision.values(), GateDecision::word),
                f.textOrNull("by"),
                f.instant("at"),
                f.textOrNull("note"));
    }

    private static Attempt attempt(Fields f) throws Fields.Unreadable {
        return new Attempt(
                f.integer("number"),
                f.instant("started_at"),
                f.instantOrNull("finished_at"),
                f.word("status", AttemptStatus.values(), AttemptStatus::word),
                f.integerOrNull("exit_code"),
                f.textOrNull("signal"),
                f.flag("adopted"),
                f.wordOrNull("ending", EndingReason.values(), EndingReason::word),
                f.wordOrNull("class", ErrorClass.values(), ErrorClass::word),
                f.textOrNull("error"),
                f.number("elapsed_ms"),
                f.numberOrNull("peak_memory_bytes"));
    }
}
