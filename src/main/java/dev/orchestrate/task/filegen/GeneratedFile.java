package dev.orchestrate.task.filegen;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.task.FileChange;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.workspace.Draft;
import dev.orchestrate.workspace.Workspace;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one file from a template, or brings it into one that is there. */
final class GeneratedFile implements FileChange {
    private final Path workspace;
    private final Wanted wanted;

    GeneratedFile(Path workspace, Wanted wanted) {
        this.workspace = workspace;
        this.wanted = wanted;
    }

    @Override
    public Drafted draft(Draft draft) throws TaskProblem, WorkspaceProblem, InterruptedException {
        TemplateShelf shelf = new TemplateShelf(draft);
        TemplateFile template = shelf.find(wanted.template());
        Map<String, Object> values = template.values(wanted.parameters());
        String target = target(template, draft);
        String text = ended(shelf.render(template, values));
        String whole = Header.with(template, text);
        byte[] there = draft.read(target);
        return switch (Decision.of(wanted.onExists(), Standing.of(there, whole), target)) {
            case Decision.Write _ -> written(draft, template, target, whole);
            case Decision.Merge _ -> written(draft, template, target, merged(target, text, there));
            case Decision.Leave(String why) -> new Drafted(Map.of(), List.of(), why);
            case Decision.Refuse(String why) -> throw new TaskProblem(ErrorClass.PERMANENT, why);
        };
    }

    private static Drafted written(Draft draft, TemplateFile template, String target, String whole)
            throws WorkspaceProblem {
        byte[] content = whole.getBytes(UTF_8);
        if (template.about().executable()) {
            draft.writeExecutable(target, content);
        } else {
            draft.write(target, content);
        }
        return new Drafted(
                Map.of("file", target, "version", template.about().version()),
                List.of(),
                "`" + target + "` has all of template `" + template.name() + "` already");
    }

    /** The file keeps its line ends. */
    private static String merged(String target, String text, byte @Nullable [] there)
            throws TaskProblem {
        String file = there == null ? "" : Decoded.text(there);
        if (file == null) {
            throw permanent("`%s` is not text in UTF-8", target);
        }
        String merged = Merging.of(target, text, file.replace("\r\n", "\n"));
        return file.contains("\r\n") ? merged.replace("\n", "\r\n") : merged;
    }

    private static String ended(String text) {
        return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    }

    private String target(TemplateFile template, Draft draft)
            throws TaskProblem, WorkspaceProblem, InterruptedException {
        String given = wanted.target() == null ? template.about().target() : wanted.target();
        if (given.isBlank()) {
            throw TaskProblem.config(
                    "`target` is missing, and template `" + template.name() + "` names none");
        }
        Workspace root = new Workspace(workspace);
        String target = root.root().relativize(root.inside(given)).toString();
        if (target.isEmpty() || given.endsWith("/") || draft.isFolder(target)) {
            throw permanent("`target: %s` is a folder: name a file", given);
        }
        for (Path at = Path.of(target).getParent(); at != null; at = at.getParent()) {
            if (!draft.isFolder(at.toString()) && !draft.find(at.toString()).isEmpty()) {
                throw permanent("`target: %s` goes through `" + at + "`, which is a file", given);
            }
        }
        return target;
    }

    private static TaskProblem permanent(String format, String name) {
        return new TaskProblem(ErrorClass.PERMANENT, format.formatted(name));
    }
}
