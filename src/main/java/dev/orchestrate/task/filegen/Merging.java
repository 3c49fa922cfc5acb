package dev.orchestrate.task.filegen;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.task.TaskProblem;
import java.util.Locale;

/**
 * Brings into a file what it does not have of a text; what it has stays. Only where the format
 * tells what belongs together: maps of YAML, and lists of one line each. All texts have line ends
 * LF.
 */
final class Merging {
    private Merging() {}

    static String of(String target, String wanted, String there) throws TaskProblem {
        String name = target.substring(target.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (name.endsWith(".yml") || name.endsWith(".yaml")) {
            return YamlMerging.of(target, wanted, there);
        }
        if (name.equals("codeowners") || name.equals(".gitattributes")) {
            return LineMerging.ofPatterns(wanted, there);
        }
        if (name.endsWith("ignore")) {
            return LineMerging.ofLines(wanted, there);
        }
        throw new TaskProblem(
                ErrorClass.PERMANENT,
                "`%s` can not be merged: only YAML, CODEOWNERS, .gitattributes and files such as .gitignore can; choose `on_exists: keep` or `overwrite`"
                        .formatted(target));
    }
}
