package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.Module;
import dev.orchestrate.task.testgen.js.Nothing;
import dev.orchestrate.task.testgen.trial.Place;
import dev.orchestrate.task.testgen.trial.TypeSamples;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of a function or constructor, in their order. */
record Parameters(List<Parameter> all) {
    /**
     * One.
     *
     * @param optional it may be left out
     */
    record Parameter(String name, @Nullable SyntaxNode type, boolean optional) {
        boolean isPlainText() {
            return type != null && type.text().matches(":\\s*(string|number|boolean)");
        }
    }

    static Parameters of(@Nullable SyntaxNode function) {
        List<Parameter> all = new ArrayList<>();
        SyntaxNode list = function == null ? null : function.field("parameters");
        SyntaxNode single = function == null ? null : function.field("parameter");
        if (single != null) {
            all.add(new Parameter(single.text(), null, false));
        }
        for (SyntaxNode node : list == null ? List.<SyntaxNode>of() : list.named()) {
            SyntaxNode pattern = node.field("pattern");
            SyntaxNode bare = pattern == null ? node : pattern;
            if (bare.isAnyOf("this", "rest_pattern")) {
                continue;
            }
            boolean optional = node.is("optional_parameter") || node.field("value") != null;
            String name =
                    bare.is("identifier")
                            ? bare.text()
                            : "options" + (all.isEmpty() ? "" : all.size());
            all.add(new Parameter(name, node.field("type"), optional));
        }
        return new Parameters(List.copyOf(all));
    }

    /** An object with a value for each that has to be given. */
    JsObject samples(TypeSamples samples, Module module, String where) {
        JsObject object = new JsObject();
        for (Parameter parameter : all) {
            Place place = Place.root().then(where).then(parameter.name());
            Object value = samples.of(module, parameter.type(), place);
            boolean isEnvironment = value instanceof JsObject known && known.isOpen();
            if (!parameter.optional() || isEnvironment) {
                object.put(parameter.name(), value);
            } else if (value != Nothing.UNKNOWN) {
                samples.others().computeIfAbsent(place, _ -> new ArrayList<>()).add(value);
            }
        }
        return object;
    }

    List<Object> arguments(JsObject values) {
        List<Object> arguments = new ArrayList<>();
        for (Parameter parameter : all) {
            arguments.add(values.fields().getOrDefault(parameter.name(), Nothing.UNDEFINED));
        }
        return arguments;
    }

    /** As they are written in a call; those at the end that are left out are not. */
    String written(JsObject values) {
        List<String> written = new ArrayList<>();
        for (Parameter parameter : all) {
            Object value = values.fields().getOrDefault(parameter.name(), Nothing.UNDEFINED);
            String text = Printer.value(value);
            boolean isPlain = !(value instanceof JsObject) && parameter.isPlainText();
            boolean leftOut = parameter.optional() && value == Nothing.UNDEFINED;
            boolean isEnvironment = value instanceof JsObject known && known.isOpen();
            written.add(isPlain || leftOut || isEnvironment ? text : text + " as never");
        }
        while (!written.isEmpty() && written.getLast().equals("undefined")) {
            written.removeLast();
        }
        return String.join(", ", written);
    }
}
