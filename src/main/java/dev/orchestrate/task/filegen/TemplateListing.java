package dev.orchestrate.task.filegen;

import dev.orchestrate.task.Listing;
import dev.orchestrate.task.Listing.Entry;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.workspace.Tree;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The templates that there are, with what each can be told, for people. */
final class TemplateListing {
    private static final String TITLE = "templates";

    private TemplateListing() {}

    /** One that is broken is listed with what is wrong with it. */
    static Listing of(Tree workspace) {
        TemplateShelf shelf = new TemplateShelf(workspace);
        List<Entry> entries = new ArrayList<>();
        try {
            for (String name : shelf.names()) {
                entries.add(entry(shelf, name));
            }
        } catch (WorkspaceProblem e) {
            entries.add(new Entry("templates/", e.message(), List.of()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Listing(TITLE, entries);
    }

    private static Entry entry(TemplateShelf shelf, String name) throws InterruptedException {
        try {
            TemplateFile template = shelf.find(name);
            List<Entry> parts =
                    template.about().parameters().stream().map(TemplateListing::entry).toList();
            return new Entry(name, template.about().description(), parts);
        } catch (TaskProblem e) {
            return new Entry(name, e.message(), List.of());
        } catch (WorkspaceProblem e) {
            return new Entry(name, e.message(), List.of());
        }
    }

    private static Entry entry(Parameter parameter) {
        String word = parameter.type().word() + (parameter.required() ? ", required" : "");
        return new Entry(
                parameter.name(),
                word + "  " + parameter.description() + preset(parameter),
                List.of());
    }

    /** As it would stand in a plan; nothing where it is empty. */
    static String preset(Parameter parameter) {
        Object preset = parameter.preset();
        boolean told =
                switch (preset) {
                    case String text -> !text.isEmpty();
                    case List<?> items -> !items.isEmpty();
                    case Map<?, ?> fields -> !fields.isEmpty();
                    case Boolean on -> on;
                    default -> !parameter.required();
                };
        return told ? "; default: " + written(preset) : "";
    }

    private static String written(Object value) {
        return switch (value) {
            case List<?> items ->
                    "["
                            + String.join(
                                    ", ",
                                    items.stream().map(item -> written((Object) item)).toList())
                            + "]";
            case Map<?, ?> fields ->
                    "{ "
                            + String.join(
                                    ", ",
                                    fields.entrySet().stream()
                                            .map(field ->
                                                    field.getKey()
                                                            + ": "
                                                            + written((Object) field.getValue()))
                                            .toList())
                            + " }";
            default -> value.toString();
        };
    }
}
