package dev.orchestrate.task.configedit;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.task.FileChange;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.workspace.Draft;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A named action on the files that a task names. All of them are changed, or none.
 *
 * @param targets paths and patterns of paths
 */
record NamedEdit(NamedAction action, List<String> targets) implements FileChange {
    private static final Pattern CONFLICT =
            Pattern.compile("^<{7} .*^={7}$.*^>{7} ", Pattern.MULTILINE | Pattern.DOTALL);
    private static final String MARK = "\uFEFF";

    @Override
    public Drafted draft(Draft draft) throws TaskProblem, WorkspaceProblem, InterruptedException {
        List<String> remarks = new ArrayList<>();
        Map<String, Edited.Same> same = new LinkedHashMap<>();
        int changed = 0;
        for (String path : files(draft)) {
            switch (edited(draft, path)) {
                case Edited.Changed(String text, List<String> notes) -> {
                    draft.write(path, text.getBytes(StandardCharsets.UTF_8));
                    notes.forEach(note -> remarks.add("`" + path + "`: " + note));
                    changed++;
                }
                case Edited.Same why -> same.put(path, why);
            }
        }
        if (changed == 0 && same.values().stream().noneMatch(Edited.Same::alreadySo)) {
            throw TaskProblem.nothingToDo(shown(same, false));
        }
        return new Drafted(
                Map.of("changed", Integer.toString(changed)), remarks, shown(same, true));
    }

    private static String shown(Map<String, Edited.Same> same, boolean alreadySo) {
        List<String> reasons = new ArrayList<>();
        same.forEach((path, why) -> {
            if (why.alreadySo() == alreadySo) {
                reasons.add("in `" + path + "`: " + why.why());
            }
        });
        return String.join("; ", reasons);
    }

    private Set<String> files(Draft draft)
            throws TaskProblem, WorkspaceProblem, InterruptedException {
        Set<String> files = new LinkedHashSet<>();
        for (String target : targets) {
            if (draft.isFolder(target)) {
                throw TaskProblem.config(
                        "`target` is the folder `"
                                + target
                                + "`: name files, as `"
                                + target
                                + "/*.yml`");
            }
            List<String> found = draft.find(target);
            if (found.isEmpty()) {
                throw TaskProblem.config("no file matches the `target` `" + target + "`");
            }
            files.addAll(found);
        }
        return files;
    }

    private Edited edited(Draft draft, String path) throws TaskProblem, WorkspaceProblem {
        try {
            String text = text(draft, path);
            boolean marked = text.startsWith(MARK);
            Edited edited = edited(draft, path, marked ? text.substring(1) : text);
            return marked && edited instanceof Edited.Changed(String changed, List<String> notes)
                    ? new Edited.Changed(MARK + changed, notes)
                    : edited;
        } catch (TaskProblem e) {
            throw e.errorClass() == ErrorClass.CONFIG
                    ? e
                    : new TaskProblem(e.errorClass(), "`" + path + "`: " + e.message(), e);
        }
    }

    private Edited edited(Draft draft, String path, String text) throws TaskProblem {
        return switch (action) {
            case WorkflowAction workflow -> {
                if (!path.endsWith(".yml") && !path.endsWith(".yaml")) {
                    throw Workflow.refused("it is no YAML file, as a GitHub workflow is");
                }
                yield workflow.edit(text);
            }
            case GeneralAction general -> general.edit(path, text);
            case JestAction jest -> {
                String folder = path.substring(0, path.lastIndexOf('/') + 1);
                yield jest.edit(JestConfig.of(path, text, name -> draft.isFolder(folder + name)));
            }
        };
    }

    private static String text(Draft draft, String path) throws TaskProblem, WorkspaceProblem {
        byte[] content = draft.read(path);
        if (content == null) {
            throw Workflow.refused("it is not there");
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            if (text.indexOf('\0') < 0) {
                if (CONFLICT.matcher(text).find()) {
                    throw Workflow.refused("it holds a merge conflict that is to be solved first");
                }
                return text;
            }
        } catch (CharacterCodingException e) {
            // Told below, as for a file with a zero byte.
        }
        throw Workflow.refused("it is no text in UTF-8");
    }
}
