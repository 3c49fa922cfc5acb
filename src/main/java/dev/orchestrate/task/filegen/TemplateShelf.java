package dev.orchestrate.task.filegen;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orchestrate.plan.spelling.Suggestion;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.template.TemplateProblem;
import dev.orchestrate.template.Templates;
import dev.orchestrate.workspace.Tree;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The templates that there are: those in the workspace's folder {@code templates}, and those that
 * come with the program. The workspace's go before.
 */
final class TemplateShelf {
    private static final String FOLDER = "templates/";
    private static final String ENDING = ".peb";
    private static final String SHIPPED = "/dev/orchestrate/templates/";
    private static final Pattern NAME = Pattern.compile("\\w[\\w.-]*(/\\w[\\w.-]*)*");

    private final Tree tree;

    TemplateShelf(Tree tree) {
        this.tree = tree;
    }

    /** Those of the workspace and of the program, in the order of names. */
    List<String> names() throws WorkspaceProblem, InterruptedException {
        TreeSet<String> names = new TreeSet<>(shipped());
        for (String path : tree.find(FOLDER + "**")) {
            if (path.endsWith(ENDING)) {
                names.add(path.substring(FOLDER.length(), path.length() - ENDING.length()));
            }
        }
        return List.copyOf(names);
    }

    TemplateFile find(String name) throws TaskProblem, WorkspaceProblem, InterruptedException {
        TemplateFile found = NAME.matcher(name).matches() ? look(name) : null;
        if (found == null) {
            String hint = Suggestion.hint(name, names());
            throw TaskProblem.config(
                    "there is no template `%s`; %s"
                            .formatted(
                                    name,
                                    hint == null
                                            ? "see them with `orchestrate handlers file_generation`"
                                            : hint));
        }
        return found;
    }

    /** The template filled in. */
    String render(TemplateFile template, Map<String, Object> values) throws TaskProblem {
        Templates templates =
                new Templates(
                        place -> place.equals(template.place()) ? template.body() : included(place),
                        Suggestion::hint);
        try {
            return templates.render(template.place(), values);
        } catch (TemplateProblem e) {
            throw TaskProblem.config("template " + e.message(), e);
        }
    }

    private @Nullable String included(String name) throws TemplateProblem {
        try {
            TemplateFile found = NAME.matcher(name).matches() ? look(name) : null;
            return found == null ? null : found.body();
        } catch (TaskProblem e) {
            throw new TemplateProblem(e.message(), e);
        } catch (WorkspaceProblem e) {
            throw new TemplateProblem(e.message(), e);
        }
    }

    private @Nullable TemplateFile look(String name) throws TaskProblem, WorkspaceProblem {
        String path = FOLDER + name + ENDING;
        byte[] own = tree.read(path);
        if (own != null) {
            String text = Decoded.text(own);
            if (text == null) {
                throw TaskProblem.config("template `" + path + "` is not text in UTF-8");
            }
            return FrontMatter.read(name, path, text);
        }
        String text = shipped().contains(name) ? resource(name + ENDING) : null;
        return text == null ? null : FrontMatter.read(name, name, text);
    }

    static List<String> shipped() {
        String index = resource("index");
        return index == null ? List.of() : index.lines().toList();
    }

    private static @Nullable String resource(String name) {
        try (InputStream in = TemplateShelf.class.getResourceAsStream(SHIPPED + name)) {
            return in == null ? null : new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
