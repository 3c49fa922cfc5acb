package dev.orchestrate.task.testgen.python;

import dev.orchestrate.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements. */
final class Running {
    /** What a generator has given so far; all of it is asked for at once. */
    private static final String YIELDED = "(yielded)";

    private final Walk walk;

    Running(Walk walk) {
        this.walk = walk;
    }

    /** How a statement ends. */
    private sealed interface End {
        End NEXT = new Next();

        record Next() implements End {}

        record Returned(Value value) implements End {}

        record Broken() implements End {}

        record Continued() implements End {}
    }

    /** Runs a function to its result. */
    Value body(PythonFunction function, Scope scope) {
        walk.trace().enter();
        try {
            Value.Sequence yielded = new Value.Sequence(new ArrayList<>());
            if (function.generator()) {
                scope.put(YIELDED, yielded);
            }
            End end = all(function.body(), scope);
            if (function.generator()) {
                return yielded;
            }
            return end instanceof End.Returned returned ? returned.value() : Value.NONE;
        } finally {
            walk.trace().leave();
        }
    }

    private End all(@Nullable SyntaxNode block, Scope scope) {
        for (SyntaxNode statement : block == null ? List.<SyntaxNode>of() : block.named()) {
            walk.trace().step();
            walk.trace().visit(scope.module(), statement, "");
            End end = one(statement, scope);
            if (!(end instanceof End.Next)) {
                return end;
            }
        }
        return End.NEXT;
    }

    private End one(SyntaxNode node, Scope scope) {
        return switch (node.type()) {
            case "expression_statement" -> expression(node.named().getFirst(), scope);
            case "return_statement" ->
                    new End.Returned(
                            node.named().isEmpty()
                                    ? Value.NONE
                                    : value(node.named().getFirst(), scope));
            case "if_statement" -> branch(node, scope);
            case "for_statement" -> loop(node, scope);
            case "while_statement" -> loopWhile(node, scope);
            case "raise_statement" -> throw raised(node, scope);
            case "try_statement" -> attempt(node, scope);
            case "with_statement" -> with(node, scope);
            case "pass_statement" -> End.NEXT;
            case "break_statement" -> new End.Broken();
            case "continue_statement" -> new End.Continued();
            case "function_definition" -> {
                PythonFunction inner = ModuleReader.function(scope.module(), node, List.of());
                scope.put(inner.name(), new Value.Callable(inner, scope, null));
                yield End.NEXT;
            }
            default -> throw new Unclear("`" + Evaluation.excerpt(node) + "`");
        };
    }

    private Value value(@Nullable SyntaxNode node, Scope scope) {
        return walk.evaluation().of(node, scope);
    }

    private End expression(SyntaxNode node, Scope scope) {
        switch (node.type()) {
            case "assignment" -> assignment(node, scope);
            case "yield" -> {
                if (!(scope.find(YIELDED) instanceof Value.Sequence yielded) || node.has("from")) {
                    throw new Unclear("`" + Evaluation.excerpt(node) + "`");
                }
                yielded.items()
                        .add(
                                node.named().isEmpty()
                                        ? Value.NONE
                                        : value(node.named().getFirst(), scope));
            }
            case "augmented_assignment" -> {
                SyntaxNode target = node.field("left");
                String operator = ModuleReader.textOf(node, "operator");
                Value before = value(target, scope);
                Value by = value(node.field("right"), scope);
                if (before instanceof Value.Sequence || before instanceof Value.Group) {
                    throw new Unclear("`" + Evaluation.excerpt(node) + "`");
                }
                Value after =
                        Operators.binary(operator.substring(0, operator.length() - 1), before, by);
                walk.evaluation().assign(target, after, scope);
            }
            default -> {
                Value ignored = value(node, scope);
                assert ignored != null;
            }
        }
        return End.NEXT;
    }

    private void assignment(SyntaxNode node, Scope scope) {
        SyntaxNode right = node.field("right");
        if (right == null) {
            return; // An annotation alone.
        }
        if (right.is("assignment")) {
            throw new Unclear("`" + Evaluation.excerpt(node) + "`");
        }
        walk.evaluation().assign(node.field("left"), value(right, scope), scope);
    }

    private End branch(SyntaxNode node, Scope scope) {
        if (walk.evaluation().holds(node.field("condition"), scope)) {
            return all(node.field("consequence"), scope);
        }
        for (SyntaxNode other : node.named()) {
            if (other.is("elif_clause")
                    && walk.evaluation().holds(other.field("condition"), scope)) {
                return all(other.field("consequence"), scope);
            }
            if (other.is("else_clause")) {
                return all(other.field("body"), scope);
            }
        }
        return End.NEXT;
    }

    private End loop(SyntaxNode node, Scope scope) {
        for (Value item : Natives.items(value(node.field("right"), scope))) {
            walk.evaluation().assign(node.field("left"), item, scope);
            End end = all(node.field("body"), scope);
            if (end instanceof End.Returned) {
                return end;
            }
            if (end instanceof End.Broken) {
                return End.NEXT;
            }
        }
        return otherwise(node, scope);
    }

    private End loopWhile(SyntaxNode node, Scope scope) {
        while (walk.evaluation().holds(node.field("condition"), scope)) {
            End end = all(node.field("body"), scope);
            if (end instanceof End.Returned) {
                return end;
            }
            if (end instanceof End.Broken) {
                return End.NEXT;
            }
        }
        return otherwise(node, scope);
    }

    private End otherwise(SyntaxNode node, Scope scope) {
        SyntaxNode other = node.child("else_clause");
        return other == null ? End.NEXT : all(other.field("body"), scope);
    }

    private Raised raised(SyntaxNode node, Scope scope) {
        if (node.named().isEmpty()) {
            Value current = scope.find("(caught)");
            if (current == null) {
                throw new Unclear("`raise` with nothing to raise");
            }
            return new Raised(current, true);
        }
        Value what = value(node.named().getFirst(), scope);
        Value fault =
                switch (what) {
                    case Value.Type type ->
                            walk.calls().make(type.type(), List.of(), java.util.Map.of());
                    case Value.Native type when type.self() == null ->
                            new Value.Fault(type.name(), List.of());
                    case Value.Fault fault1 -> fault1;
                    case Value.Instance instance -> instance;
                    default -> throw new Unclear("`" + Evaluation.excerpt(node) + "`");
                };
        return new Raised(fault, true);
    }

    private End attempt(SyntaxNode node, Scope scope) {
        End end;
        try {
            end = guarded(node, scope);
        } catch (Raised e) {
            SyntaxNode last = node.child("finally_clause");
            if (last != null) {
                all(last.child("block"), scope);
            }
            throw e;
        }
        SyntaxNode last = node.child("finally_clause");
        if (last != null) {
            End ofLast = all(last.child("block"), scope);
            return ofLast instanceof End.Next ? end : ofLast;
        }
        return end;
    }

    private End guarded(SyntaxNode node, Scope scope) {
        List<SyntaxNode> handlers =
                node.named().stream().filter(child -> child.is("except_clause")).toList();
        walk.trace()
                .caught()
                .push(handlers.stream().flatMap(it -> types(it, scope).stream()).toList());
        End end;
        try {
            end = all(node.field("body"), scope);
        } catch (Raised e) {
            walk.trace().caught().pop();
            for (SyntaxNode handler : handlers) {
                if (catches(handler, e, scope)) {
                    return handled(handler, e, scope);
                }
            }
            throw e;
        }
        walk.trace().caught().pop();
        SyntaxNode other = node.child("else_clause");
        return end instanceof End.Next && other != null ? all(other.field("body"), scope) : end;
    }

    /** The types of exceptions that a handler waits for; of all, if there are none. */
    private List<Value> types(SyntaxNode handler, Scope scope) {
        SyntaxNode pattern = pattern(handler);
        if (pattern == null) {
            return List.of();
        }
        Value types = value(pattern.is("as_pattern") ? pattern.named().getFirst() : pattern, scope);
        return types instanceof Value.Tuple all ? all.items() : List.of(types);
    }

    private static @Nullable SyntaxNode pattern(SyntaxNode handler) {
        SyntaxNode first = handler.named().getFirst();
        return first.is("block") ? null : first;
    }

    private boolean catches(SyntaxNode handler, Raised e, Scope scope) {
        List<Value> types = types(handler, scope);
        return types.isEmpty()
                || types.stream().anyMatch(type -> walk.outside().isKindOf(e.fault(), type));
    }

    private End handled(SyntaxNode handler, Raised e, Scope scope) {
        scope.put("(caught)", e.fault());
        SyntaxNode pattern = pattern(handler);
        if (pattern != null && pattern.is("as_pattern")) {
            scope.put(pattern.named().getLast().text(), e.fault());
        }
        return all(handler.child("block"), scope);
    }

    private End with(SyntaxNode node, Scope scope) {
        List<SyntaxNode> items = new ArrayList<>();
        node.named().stream()
                .filter(child -> child.is("with_clause"))
                .forEach(clause -> items.addAll(clause.named()));
        for (SyntaxNode item : items) {
            SyntaxNode what = item.field("value");
            SyntaxNode expression =
                    what != null && what.is("as_pattern") ? what.named().getFirst() : what;
            Value entered = walk.outside().entered(value(expression, scope), node.has("async"));
            if (what != null && what.is("as_pattern")) {
                SyntaxNode target = what.named().getLast();
                walk.evaluation()
                        .assign(
                                target.named().isEmpty() ? target : target.named().getFirst(),
                                entered,
                                scope);
            }
        }
        return all(node.field("body"), scope);
    }
}
