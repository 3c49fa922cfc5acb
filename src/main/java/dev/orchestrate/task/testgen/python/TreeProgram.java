package dev.orchestrate.task.testgen.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orchestrate.syntax.SyntaxProblem;
import dev.orchestrate.syntax.SyntaxTree;
import dev.orchestrate.workspace.Tree;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The modules of a tree, read when they are first asked for. Confined to a thread. */
final class TreeProgram implements Program {
    private final Tree tree;
    private final PytestSettings settings;
    private final Map<String, Optional<PythonModule>> known = new HashMap<>();

    TreeProgram(Tree tree, PytestSettings settings) {
        this.tree = tree;
        this.settings = settings;
    }

    @Override
    public @Nullable PythonModule module(String name) {
        Optional<PythonModule> module = known.get(name);
        if (module == null) {
            module = Optional.ofNullable(read(name));
            known.put(name, module);
        }
        return module.orElse(null);
    }

    /** What does not parse is no module that can be followed; it is not the one that is tested. */
    private @Nullable PythonModule read(String name) {
        for (String path : settings.pathsOf(name)) {
            try {
                byte[] content = tree.read(path);
                if (content != null) {
                    SyntaxTree parsed = SyntaxTree.parseSound(path, new String(content, UTF_8));
                    return ModuleReader.read(name, path.endsWith("__init__.py"), parsed.root());
                }
            } catch (WorkspaceProblem | SyntaxProblem e) {
                return null;
            }
        }
        return null;
    }
}
