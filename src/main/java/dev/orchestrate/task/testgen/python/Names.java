package dev.orchestrate.task.testgen.python;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.task.testgen.python.PythonClass.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What names and attributes stand for. Constants of a module are evaluated once in a walk. */
final class Names {
    private final Program program;
    private final Walk walk;
    private final Map<String, Value> constants = new HashMap<>();

    Names(Program program, Walk walk) {
        this.program = program;
        this.walk = walk;
    }

    Value find(String name, Scope scope) {
        Value local = scope.find(name);
        if (local != null) {
            return local;
        }
        Value global = global(name, scope.module());
        if (global != null) {
            return global;
        }
        if (name.equals("__name__")) {
            return new Value.Text(scope.module().name());
        }
        Value own = Natives.find(name);
        if (own == null) {
            throw new Unclear("the name `" + name + "`");
        }
        return own;
    }

    private @Nullable Value global(String name, PythonModule module) {
        PythonFunction function = module.functions().get(name);
        if (function != null) {
            return new Value.Callable(function, new Scope(module, null), null);
        }
        PythonClass type = module.classes().get(name);
        if (type != null) {
            return new Value.Type(type);
        }
        SyntaxNode constant = module.constants().get(name);
        if (constant != null) {
            return constant(module.name() + "." + name, constant, module);
        }
        String path = module.imports().get(name);
        return path == null ? null : imported(path, name);
    }

    private Value constant(String key, SyntaxNode node, PythonModule module) {
        Value known = constants.get(key);
        if (known == null) {
            known = walk.evaluation().of(node, new Scope(module, null));
            constants.put(key, known);
        }
        return known;
    }

    /** What an import is for: something of the program, or of others. */
    private Value imported(String path, String asWritten) {
        int dot = path.lastIndexOf('.');
        if (dot > 0) {
            PythonModule from = program.module(path.substring(0, dot));
            if (from != null) {
                Value found = global(path.substring(dot + 1), from);
                if (found != null) {
                    return found;
                }
            }
        }
        return new Value.Imported(path, asWritten);
    }

    Value attribute(Value object, String name) {
        return switch (object) {
            case Value.Instance instance -> ofInstance(instance, name);
            case Value.Member member -> ofMember(member, name);
            case Value.Type type -> ofType(type.type(), name);
            case Value.Imported module -> ofImported(module, name);
            case Value.Mock mock -> new Value.Mock(mock.expression() + "." + name);
            case Value.Inert inert -> new Value.Inert(inert.what() + "." + name);
            case Value.None none ->
                    throw Raised.of(
                            "AttributeError", "'NoneType' object has no attribute '" + name + "'");
            case Value.Fault fault
                    when name.equals("reason") && fault.type().equals("urllib.error.URLError") ->
                    fault.args().getFirst();
            case Value.Moment moment -> {
                Value found = Times.attribute(moment, name);
                if (found == null) {
                    throw new Unclear("the attribute `." + name + "`");
                }
                yield found;
            }
            default -> {
                if (Methods.known(object)) {
                    yield new Value.Native("." + name, object);
                }
                throw new Unclear("the attribute `." + name + "`");
            }
        };
    }

    private Value ofInstance(Value.Instance instance, String name) {
        Value field = instance.fields().get(name);
        if (field != null) {
            return field;
        }
        PythonFunction method = method(instance.type(), name);
        if (method == null) {
            Value shared = classField(instance.type(), name);
            if (shared != null) {
                return shared;
            }
            throw new Unclear("the attribute `." + name + "`");
        }
        Value.Callable bound =
                new Value.Callable(
                        method,
                        new Scope(method.module(), null),
                        method.isStatic() ? null : instance);
        return method.isProperty() ? walk.calls().call(bound, List.of(), Map.of()) : bound;
    }

    /** The method of a class or of those that it extends. */
    @Nullable PythonFunction method(PythonClass type, String name) {
        PythonFunction own = type.methods().get(name);
        if (own != null) {
            return own;
        }
        for (String base : type.bases()) {
            if (classOf(base, type.module()) instanceof Value.Type parent) {
                PythonFunction inherited = method(parent.type(), name);
                if (inherited != null) {
                    return inherited;
                }
            }
        }
        return null;
    }

    /** What the name of a class stands for, where it is one of the program. */
    @Nullable Value classOf(String name, PythonModule module) {
        return name.matches("\\w+") ? global(name, module) : null;
    }

    private @Nullable Value classField(PythonClass type, String name) {
        for (Field field : type.fields()) {
            if (field.name().equals(name) && field.value() != null) {
                return constant(
                        type.module().name() + "." + type.name() + "." + name,
                        field.value(),
                        type.module());
            }
        }
        return null;
    }

    private Value ofMember(Value.Member member, String name) {
        return switch (name) {
            case "value" -> member.value();
            case "name" -> new Value.Text(member.name());
            default -> throw new Unclear("the attribute `." + name + "`");
        };
    }

    private Value ofType(PythonClass type, String name) {
        if (type.isEnum()) {
            for (Value.Member member : members(type)) {
                if (member.name().equals(name)) {
                    return member;
                }
            }
        }
        Value shared = classField(type, name);
        if (shared != null) {
            return shared;
        }
        PythonFunction method = method(type, name);
        if (method == null) {
            throw new Unclear("the attribute `." + name + "`");
        }
        Value self = method.decorators().contains("classmethod") ? new Value.Type(type) : null;
        return new Value.Callable(method, new Scope(method.module(), null), self);
    }

    /** The members of an enumeration, in order. */
    List<Value.Member> members(PythonClass type) {
        return type.fields().stream()
                .filter(field -> field.value() != null)
                .map(field ->
                        new Value.Member(
                                type,
                                field.name(),
                                walk.evaluation()
                                        .of(field.value(), new Scope(type.module(), null))))
                .toList();
    }

    private Value ofImported(Value.Imported module, String name) {
        return imported(module.path() + "." + name, module.asWritten() + "." + name);
    }

    void assign(Value object, String name, Value value) {
        if (!(object instanceof Value.Instance instance) || instance.type().isFrozen()) {
            throw new Unclear("an assignment to `." + name + "`");
        }
        instance.fields().put(name, value);
    }
}
