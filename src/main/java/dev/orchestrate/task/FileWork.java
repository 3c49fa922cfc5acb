package dev.orchestrate.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.workspace.Draft;
import dev.orchestrate.workspace.FileWriter;
import dev.orchestrate.workspace.Workspace;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.io.IOException;
import java.util.List;

/**
 * Makes a {@link FileChange}, or shows it as a unified diff. Each file is replaced at once or not
 * at all; where there is nothing to change the task is already so.
 */
public final class FileWork implements Work.Action {
    /** So often somebody else may come first before it is given up. */
    private static final int MOST_TRIES = 100;

    private final TaskContext context;
    private final FileWriter writer;
    private final FileChange change;

    /**
     * Work for {@link Work.InProcess}.
     *
     * @param writer the one of all handlers: it keeps their changes of one file apart
     */
    public FileWork(TaskContext context, FileWriter writer, FileChange change) {
        this.context = context;
        this.writer = writer;
        this.change = change;
    }

    @Override
    public Work.Result run(Workbench bench) throws TaskProblem, IOException, InterruptedException {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Draft draft = new Draft(context.tree());
            try {
                FileChange.Drafted drafted = change.draft(draft);
                change.polish(draft, bench);
                if (writer.write(new Workspace(context.workspace()), draft)) {
                    return written(bench, draft, drafted);
                }
            } catch (WorkspaceProblem e) {
                throw new TaskProblem(ErrorClass.PERMANENT, e.message(), e);
            }
        }
        throw new TaskProblem(
                ErrorClass.TRANSIENT, "the files are changed by somebody else all the time");
    }

    private static Work.Result written(Workbench bench, Draft draft, FileChange.Drafted drafted)
            throws IOException {
        for (String remark : drafted.remarks()) {
            bench.log().write((remark + "\n").getBytes(UTF_8));
        }
        List<Draft.Change> changes = draft.changes();
        if (changes.isEmpty()) {
            return new Work.Result.AlreadySo(drafted.alreadySo());
        }
        bench.log().write(UnifiedDiff.of(changes).getBytes(UTF_8));
        return new Work.Result.Done(drafted.outputs());
    }

    /** In a dry run, what is shown is seen by the tasks that follow. */
    @Override
    public Preview preview() throws TaskProblem {
        Draft draft = new Draft(context.tree());
        try {
            FileChange.Drafted drafted = change.draft(draft);
            List<Draft.Change> changes = draft.changes();
            if (changes.isEmpty()) {
                return new Preview.AlreadySo(drafted.alreadySo());
            }
            if (context.tree() instanceof Draft shown) {
                draft.copyTo(shown);
            }
            return new Preview.Diff(UnifiedDiff.of(changes));
        } catch (WorkspaceProblem e) {
            throw new TaskProblem(ErrorClass.PERMANENT, e.message(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TaskProblem(ErrorClass.TRANSIENT, "interrupted", e);
        }
    }
}
