package dev.orchestrate.task.testgen.js;

import dev.orchestrate.syntax.SyntaxNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements, one after the other. */
final class Statements {
    private final Interpreter interpreter;

    Statements(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** How a statement ended that did not just go on. */
    sealed interface End {
        record Return(Object value, @Nullable SyntaxNode expression) implements End {}

        record Break() implements End {}

        record Continue() implements End {}
    }

    /** Null where the last one went on. */
    @Nullable End block(List<SyntaxNode> statements, Frame frame) {
        for (SyntaxNode statement : statements) {
            hoist(statement, frame);
        }
        for (SyntaxNode statement : statements) {
            End end = run(statement, frame);
            if (end != null) {
                return end;
            }
        }
        return null;
    }

    /** A function is there before its declaration is reached. */
    void hoist(SyntaxNode statement, Frame frame) {
        if (statement.is("function_declaration")) {
            frame.scope()
                    .declare(
                            Expressions.part(statement, "name").text(),
                            interpreter.functions().closure(statement, frame));
        }
    }

    private @Nullable End run(SyntaxNode node, Frame frame) {
        interpreter.trace().step();
        switch (node.type()) {
            case "lexical_declaration", "variable_declaration" -> declare(node, frame);
            case "expression_statement" -> value(node.named().getFirst(), frame);
            case "class_declaration", "abstract_class_declaration" ->
                    frame.scope()
                            .declare(
                                    Expressions.part(node, "name").text(),
                                    interpreter.functions().classOf(node, frame));
            case "throw_statement" -> {
                Object thrown = value(node.named().getFirst(), frame);
                interpreter.trace().throwing(node);
                throw new Thrown(thrown);
            }
            case "function_declaration",
                    "interface_declaration",
                    "type_alias_declaration",
                    "ambient_declaration",
                    "function_signature",
                    "import_statement",
                    "comment",
                    "empty_statement" -> {}
            default -> {
                return structured(node, frame);
            }
        }
        return null;
    }

    private Object value(SyntaxNode node, Frame frame) {
        return interpreter.expressions().value(node, frame);
    }

    private @Nullable End structured(SyntaxNode node, Frame frame) {
        return switch (node.type()) {
            case "return_statement" -> returned(node, frame);
            case "statement_block" -> block(node.named(), frame.inner());
            case "if_statement" -> branch(node, frame);
            case "for_in_statement" -> each(node, frame);
            case "for_statement" -> counted(node, frame.inner());
            case "while_statement", "do_statement" -> repeated(node, frame);
            case "try_statement" -> attempted(node, frame);
            case "switch_statement" -> switched(node, frame);
            case "break_statement" -> new End.Break();
            case "continue_statement" -> new End.Continue();
            default -> throw new NotKnown("`" + node.type() + "` is not followed");
        };
    }

    private End returned(SyntaxNode node, Frame frame) {
        if (node.named().isEmpty()) {
            return new End.Return(Nothing.UNDEFINED, null);
        }
        SyntaxNode expression = node.named().getFirst();
        return new End.Return(value(expression, frame), expression);
    }

    void declare(SyntaxNode node, Frame frame) {
        for (SyntaxNode declarator : node.named()) {
            SyntaxNode value = declarator.field("value");
            SyntaxNode name = Expressions.part(declarator, "name");
            Object given = value == null ? Nothing.UNDEFINED : value(value, frame);
            if (value != null && given == Nothing.UNKNOWN && name.is("identifier")) {
                String origin = Origins.of(value, frame.scope());
                frame.scope().declare(Origins.key(name.text()), origin);
            }
            interpreter.assignments().bind(name, given, frame);
        }
    }

    private @Nullable End branch(SyntaxNode node, Frame frame) {
        Object condition = value(Expressions.part(node, "condition"), frame);
        if (interpreter.expressions().decide(node, condition)) {
            return run(Expressions.part(node, "consequence"), frame);
        }
        SyntaxNode other = node.field("alternative");
        return other == null ? null : run(other.named().getFirst(), frame);
    }

    private @Nullable End each(SyntaxNode node, Frame frame) {
        Object over = value(Expressions.part(node, "right"), frame);
        List<Object> items =
                node.has("in") ? Iteration.over(Builtins.keys(over)) : Iteration.over(over);
        interpreter.trace().edge(node, items.isEmpty() ? 0 : 1);
        for (Object item : items) {
            Frame inner = frame.inner();
            interpreter.assignments().bind(Expressions.part(node, "left"), item, inner);
            End end = run(Expressions.part(node, "body"), inner);
            if (end instanceof End.Return) {
                return end;
            }
            if (end instanceof End.Break) {
                break;
            }
        }
        return null;
    }

    private @Nullable End counted(SyntaxNode node, Frame frame) {
        SyntaxNode start = node.field("initializer");
        if (start != null && !start.is("empty_statement")) {
            run(start, frame);
        }
        SyntaxNode condition = Expressions.part(node, "condition");
        while (condition.is("empty_statement") || holds(node, condition, frame)) {
            End end = run(Expressions.part(node, "body"), frame);
            if (end instanceof End.Return) {
                return end;
            }
            if (end instanceof End.Break) {
                break;
            }
            SyntaxNode step = node.field("increment");
            if (step != null) {
                value(step, frame);
            }
        }
        return null;
    }

    private boolean holds(SyntaxNode node, SyntaxNode condition, Frame frame) {
        SyntaxNode test =
                condition.is("expression_statement") ? condition.named().getFirst() : condition;
        return interpreter.expressions().decide(node, value(test, frame));
    }

    private @Nullable End repeated(SyntaxNode node, Frame frame) {
        SyntaxNode condition = Expressions.part(node, "condition");
        boolean first = node.is("do_statement");
        while (first || holds(node, condition, frame)) {
            first = false;
            End end = run(Expressions.part(node, "body"), frame);
            if (end instanceof End.Return) {
                return end;
            }
            if (end instanceof End.Break) {
                break;
            }
        }
        return null;
    }

    private @Nullable End attempted(SyntaxNode node, Frame frame) {
        SyntaxNode last = node.field("finalizer");
        @Nullable End end;
        try {
            end = run(Expressions.part(node, "body"), frame);
        } catch (Thrown thrown) {
            SyntaxNode handler = node.field("handler");
            if (handler == null) {
                finish(last, frame);
                throw thrown;
            }
            interpreter.trace().edge(handler, 1);
            end = caught(handler, thrown, frame.inner());
        }
        End own = finish(last, frame);
        return own == null ? end : own;
    }

    private @Nullable End caught(SyntaxNode handler, Thrown thrown, Frame frame) {
        SyntaxNode parameter = handler.field("parameter");
        if (parameter != null) {
            interpreter.assignments().bind(parameter, thrown.value(), frame);
        }
        return run(Expressions.part(handler, "body"), frame);
    }

    private @Nullable End finish(@Nullable SyntaxNode last, Frame frame) {
        return last == null ? null : run(Expressions.part(last, "body"), frame);
    }

    private @Nullable End switched(SyntaxNode node, Frame frame) {
        Object value = value(Expressions.part(node, "value"), frame);
        if (value == Nothing.UNKNOWN) {
            throw new NotKnown("what is switched on is not known");
        }
        List<SyntaxNode> cases = Expressions.part(node, "body").named();
        int at = chosen(cases, value, frame);
        interpreter.trace().edge(node, at);
        Frame inner = frame.inner();
        for (SyntaxNode chosen : cases.subList(at, cases.size())) {
            SyntaxNode label = chosen.field("value");
            for (SyntaxNode statement : chosen.named()) {
                End end = statement == label ? null : run(statement, inner);
                if (end instanceof End.Break) {
                    return null;
                }
                if (end != null) {
                    return end;
                }
            }
        }
        return null;
    }

    private int chosen(List<SyntaxNode> cases, Object value, Frame frame) {
        int fallback = cases.size();
        for (int i = 0; i < cases.size(); i++) {
            SyntaxNode label = cases.get(i).field("value");
            if (label == null) {
                fallback = i;
            } else if (Operators.same(value(label, frame), value)) {
                return i;
            }
        }
        return fallback;
    }
}
