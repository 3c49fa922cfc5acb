package dev.orchestrate.task.testgen.python;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.task.testgen.python.PythonClass.Field;
import dev.orchestrate.task.testgen.python.PythonFunction.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls of functions and classes. */
final class Calls {
    private final Walk walk;

    Calls(Walk walk) {
        this.walk = walk;
    }

    Value of(SyntaxNode node, Scope scope, boolean awaited) {
        SyntaxNode arguments = node.field("arguments");
        if (arguments == null || arguments.is("generator_expression")) {
            Value items = walk.evaluation().of(arguments, scope);
            return call(
                    walk.evaluation().of(node.field("function"), scope), List.of(items), Map.of());
        }
        if (node.text().startsWith("super()")) {
            throw new Unclear("`super()`");
        }
        Value callee = walk.evaluation().of(node.field("function"), scope);
        List<Value> args = new ArrayList<>();
        Map<String, Value> named = new LinkedHashMap<>();
        for (SyntaxNode argument : arguments.named()) {
            evaluate(argument, scope, args, named);
        }
        return switch (callee) {
            case Value.Imported outside ->
                    walk.outside().call(outside, args, named, scope.module(), awaited);
            case Value.Mock mock when awaited ->
                    throw new Unclear("`" + Evaluation.excerpt(node) + "`");
            default -> call(callee, args, named);
        };
    }

    private void evaluate(
            SyntaxNode argument, Scope scope, List<Value> args, Map<String, Value> named) {
        switch (argument.type()) {
            case "keyword_argument" ->
                    named.put(
                            ModuleReader.textOf(argument, "name"),
                            walk.evaluation().of(argument.field("value"), scope));
            case "list_splat" ->
                    args.addAll(
                            Natives.items(
                                    walk.evaluation().of(argument.named().getFirst(), scope)));
            case "dictionary_splat" -> {
                Value all = walk.evaluation().of(argument.named().getFirst(), scope);
                if (!(all instanceof Value.Dict dict)) {
                    throw new Unclear("`" + Evaluation.excerpt(argument) + "`");
                }
                dict.entries().forEach((key, value) -> named.put(Methods.text(key), value));
            }
            default -> args.add(walk.evaluation().of(argument, scope));
        }
    }

    Value call(Value callee, List<Value> args, Map<String, Value> named) {
        return switch (callee) {
            case Value.Callable function -> call(function, args, named);
            case Value.Lambda lambda -> lambda(lambda, args, named);
            case Value.Type type -> make(type.type(), args, named);
            case Value.Native method when method.self() != null ->
                    Methods.call(method.self(), method.name().substring(1), args, named);
            case Value.Native function -> walk.natives().call(function.name(), args, named);
            case Value.Mock mock -> walk.outside().callMock(mock, args, named);
            case Value.Inert inert -> Value.NONE;
            default -> throw new Unclear("a call of an object");
        };
    }

    Value call(Value.Callable callee, List<Value> args, Map<String, Value> named) {
        PythonFunction function = callee.function();
        if (function.decorators().stream().anyMatch(name -> !isPlain(name))) {
            throw new Unclear("the decorator of `" + function.name() + "`");
        }
        List<Value> all = new ArrayList<>();
        if (callee.self() != null) {
            all.add(callee.self());
        }
        all.addAll(args);
        Scope scope = new Scope(callee.scope().module(), callee.scope());
        bind(function.name(), function.parameters(), all, named, scope);
        return walk.running().body(function, scope);
    }

    private static boolean isPlain(String decorator) {
        return decorator.matches("staticmethod|classmethod|property|(typing[.])?override");
    }

    private Value lambda(Value.Lambda lambda, List<Value> args, Map<String, Value> named) {
        Scope scope = new Scope(lambda.scope().module(), lambda.scope());
        SyntaxNode parameters = lambda.node().field("parameters");
        List<Parameter> all = parameters == null ? List.of() : ModuleReader.parameters(parameters);
        bind("lambda", all, args, named, scope);
        return walk.evaluation().of(lambda.node().field("body"), scope);
    }

    private void bind(
            String name,
            List<Parameter> parameters,
            List<Value> args,
            Map<String, Value> named,
            Scope scope) {
        Map<String, Value> rest = new LinkedHashMap<>(named);
        int next = 0;
        for (Parameter parameter : parameters) {
            @Nullable Value value;
            switch (parameter.passing()) {
                case PLAIN ->
                        value =
                                next < args.size()
                                        ? args.get(next++)
                                        : rest.remove(parameter.name());
                case NAMED -> value = rest.remove(parameter.name());
                case REST -> {
                    value = new Value.Tuple(args.subList(next, args.size()));
                    next = args.size();
                }
                case REST_NAMED -> throw new Unclear("`**" + parameter.name() + "`");
                default -> throw new IllegalStateException();
            }
            if (value == null && parameter.fallback() != null) {
                value = walk.evaluation().of(parameter.fallback(), new Scope(scope.module(), null));
            }
            if (value == null) {
                throw Raised.of("TypeError", name + "() missing a required argument");
            }
            scope.put(parameter.name(), value);
        }
        if (next < args.size() || !rest.isEmpty()) {
            throw Raised.of("TypeError", name + "() got an unexpected argument");
        }
    }

    /** An object of a class: an enumeration's member, a dataclass, or what `__init__` makes. */
    Value make(PythonClass type, List<Value> args, Map<String, Value> named) {
        if (type.isEnum()) {
            return memberOf(type, args);
        }
        Value.Instance instance = new Value.Instance(type);
        PythonFunction init = walk.names().method(type, "__init__");
        if (init != null) {
            Scope scope = new Scope(init.module(), null);
            Value ignored = call(new Value.Callable(init, scope, instance), args, named);
            assert ignored instanceof Value.None;
        } else if (type.isDataclass()) {
            fill(instance, args, new LinkedHashMap<>(named));
        } else if (Faults.isFault(type)) {
            instance.madeWith(args);
        } else if (!args.isEmpty() || !type.bases().isEmpty()) {
            throw new Unclear("an object of `" + type.name() + "`");
        }
        return instance;
    }

    private Value memberOf(PythonClass type, List<Value> args) {
        if (args.size() == 1) {
            for (Value.Member member : walk.names().members(type)) {
                if (Operators.equal(member.value(), args.getFirst())) {
                    return member;
                }
            }
            throw Raised.of(
                    "ValueError", Texts.repr(args.getFirst()) + " is not a valid " + type.name());
        }
        throw new Unclear("a call of `" + type.name() + "`");
    }

    private void fill(Value.Instance instance, List<Value> args, Map<String, Value> named) {
        if (!instance.type().bases().isEmpty()) {
            throw new Unclear("the fields of `" + instance.type().name() + "`");
        }
        int next = 0;
        for (Field field : instance.type().fields()) {
            Value value = next < args.size() ? args.get(next++) : named.remove(field.name());
            if (value == null && field.value() != null) {
                value = fallback(field, instance.type());
            }
            if (value == null) {
                throw Raised.of("TypeError", "missing the argument " + field.name());
            }
            instance.fields().put(field.name(), value);
        }
        if (next < args.size() || !named.isEmpty()) {
            throw Raised.of("TypeError", "unexpected argument");
        }
        if (instance.type().methods().containsKey("__post_init__")) {
            Value ignored =
                    call(walk.names().attribute(instance, "__post_init__"), List.of(), Map.of());
            assert ignored instanceof Value.None;
        }
    }

    private Value fallback(Field field, PythonClass type) {
        SyntaxNode value = field.value();
        Scope scope = new Scope(type.module(), null);
        if (value == null || !value.text().matches("(?s)(dataclasses[.])?field\\(.*")) {
            return walk.evaluation().of(value, scope);
        }
        SyntaxNode arguments = value.field("arguments");
        for (SyntaxNode argument : arguments == null ? List.<SyntaxNode>of() : arguments.named()) {
            String name = ModuleReader.textOf(argument, "name");
            if (name.equals("default_factory")) {
                return call(
                        walk.evaluation().of(argument.field("value"), scope), List.of(), Map.of());
            }
            if (name.equals("default")) {
                return walk.evaluation().of(argument.field("value"), scope);
            }
        }
        throw new Unclear("the default of `" + field.name() + "`");
    }
}
