package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.task.testgen.js.Closure;
import dev.orchestrate.task.testgen.js.JsClass;
import dev.orchestrate.task.testgen.js.JsFunction;
import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.Module;
import dev.orchestrate.task.testgen.js.NotKnown;
import dev.orchestrate.task.testgen.js.Nothing;
import dev.orchestrate.task.testgen.trial.TypeSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Functions among which a token may be made and taken: the methods of a class, or those that a file
 * exports.
 *
 * @param deps what an object of the class is made with; empty where there is no class
 * @param opening makes what the functions are called on
 */
record TokenHome(
        Module module, @Nullable JsClass type, JsObject deps, List<Unit> units, Opening opening) {
    TokenHome {
        units = List.copyOf(units);
    }

    /** Gives the functions by their names, all of them on one object. */
    interface Opening {
        Function<String, JsFunction> open(JsObject deps);
    }

    static TokenHome ofClass(Module module, JsClass type, TypeSamples samples) {
        Parameters needed = Parameters.of(UnitKind.constructor(type));
        List<Unit> units = new ArrayList<>();
        for (SyntaxNode member : UnitKind.body(type)) {
            SyntaxNode name = member.field("name");
            if (name != null && UnitKind.isPublicMethod(member) && !member.has("static")) {
                units.add(new Unit(name.text(), member, type, false));
            }
        }
        Opening opening =
                deps -> {
                    JsObject object = type.construct(needed.arguments(deps));
                    return name -> {
                        JsFunction method = known(type.methodNamed(name), name);
                        return (_, arguments) -> method.call(object, arguments);
                    };
                };
        return new TokenHome(module, type, needed.samples(samples, module, "deps"), units, opening);
    }

    static TokenHome ofModule(Module module) {
        List<Unit> units = new ArrayList<>();
        for (String exported : module.exports().keySet()) {
            if (module.exported(exported) instanceof Closure function) {
                units.add(new Unit(exported, function.node(), null, false));
            }
        }
        Opening opening =
                _ ->
                        name ->
                                known(
                                        module.exported(name) instanceof JsFunction function
                                                ? function
                                                : null,
                                        name);
        return new TokenHome(module, null, new JsObject(), units, opening);
    }

    /** What an object of the class is made with. */
    Parameters needed() {
        return Parameters.of(type == null ? null : UnitKind.constructor(type));
    }

    private static JsFunction known(@Nullable JsFunction function, String name) {
        if (function == null) {
            throw new NotKnown("`" + name + "` is not a function");
        }
        return function;
    }

    /** The function that is called, on nothing of its own. */
    static Object call(JsFunction function, List<Object> arguments) {
        return function.call(Nothing.UNDEFINED, arguments);
    }
}
