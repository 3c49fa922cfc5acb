package dev.orchestrate.task.testgen.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orchestrate.workspace.Tree;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a Python project tests itself, as its own files tell.
 *
 * @param root the project's folder in the workspace; empty, or with a slash at its end
 * @param tests where its tests lie, below the root
 * @param formatter whether black formats it
 */
record PytestSettings(String root, String tests, AsyncStyle style, boolean formatter) {
    private static final List<String> FILES =
            List.of("pytest.ini", "pyproject.toml", "tox.ini", "setup.cfg");
    private static final List<String> REQUIREMENTS =
            List.of("requirements.txt", "requirements-dev.txt", "dev-requirements.txt", "Pipfile");
    private static final Pattern MODE =
            Pattern.compile("(?m)^\\s*asyncio_mode\\s*=\\s*[\"']?(auto|strict)\\b");
    private static final Pattern FOLDERS =
            Pattern.compile("(?m)^\\s*testpaths\\s*=\\s*[\\[\"'\\s]*([\\w./-]+)");

    /** Those of the project that a source file belongs to. */
    static PytestSettings of(Tree tree, String target) throws WorkspaceProblem {
        String root = rootOf(tree, target);
        StringBuilder all = new StringBuilder();
        List<String> names = new ArrayList<>(FILES);
        names.addAll(REQUIREMENTS);
        for (String name : names) {
            byte[] content = tree.read(root + name);
            if (content != null) {
                all.append(new String(content, UTF_8)).append('\n');
            }
        }
        String settings = all.toString();
        Matcher folder = FOLDERS.matcher(settings);
        return new PytestSettings(
                root,
                folder.find() ? folder.group(1) : "tests",
                style(settings),
                settings.contains("[tool.black]"));
    }

    private static AsyncStyle style(String settings) {
        Matcher mode = MODE.matcher(settings);
        if (mode.find()) {
            return mode.group(1).equals("auto") ? AsyncStyle.AUTO : AsyncStyle.STRICT;
        }
        return settings.contains("pytest-asyncio") ? AsyncStyle.STRICT : AsyncStyle.RUN;
    }

    /** The nearest folder above the file that has settings, or the workspace's own. */
    private static String rootOf(Tree tree, String target) throws WorkspaceProblem {
        String folder = target;
        while (!folder.isEmpty()) {
            int slash = folder.substring(0, folder.length() - 1).lastIndexOf('/');
            folder = folder.substring(0, slash + 1);
            for (String name : FILES) {
                if (tree.read(folder + name) != null) {
                    return folder;
                }
            }
            if (tree.read(folder + "setup.py") != null) {
                return folder;
            }
        }
        return "";
    }

    /** The module's name as a test imports it. */
    String moduleOf(String target) {
        String inside = target.substring(root.length());
        String path = inside.startsWith("src/") ? inside.substring("src/".length()) : inside;
        String name = path.substring(0, path.length() - ".py".length()).replace('/', '.');
        return name.endsWith(".__init__")
                ? name.substring(0, name.length() - ".__init__".length())
                : name;
    }

    /** Where a module's source would lie, and whether that makes it a package. */
    List<String> pathsOf(String module) {
        String path = module.replace('.', '/');
        return List.of(
                root + path + ".py",
                root + path + "/__init__.py",
                root + "src/" + path + ".py",
                root + "src/" + path + "/__init__.py");
    }

    /** Where the tests of a module lie, if nobody says otherwise. */
    String testFileOf(String target) {
        String name = target.substring(target.lastIndexOf('/') + 1).replaceAll("^__(\\w+)__", "$1");
        return root + tests + "/test_" + name;
    }
}
