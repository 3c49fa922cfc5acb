package dev.orchestrate.template;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.AbstractNodeVisitor;
import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.extension.NodeVisitorFactory;
import io.pebbletemplates.pebble.node.AbstractRenderableNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.io.Writer;
import java.util.List;

/**
 * Counts how often the body of a loop, a condition, a macro or a template is entered, and ends what
 * would go on without end. Made for one rendering.
 */
final class Bounds extends AbstractExtension {
    private final int most;
    private int entered;

    Bounds(int most) {
        this.most = most;
    }

    @Override
    public List<NodeVisitorFactory> getNodeVisitors() {
        return List.of(this::visitor);
    }

    private NodeVisitor visitor(PebbleTemplate template) {
        return new AbstractNodeVisitor((PebbleTemplateImpl) template) {
            @Override
            public void visit(BodyNode body) {
                super.visit(body);
                body.getChildren().addFirst(new Step(body.getLineNumber()));
            }
        };
    }

    private final class Step extends AbstractRenderableNode {
        private Step(int line) {
            super(line);
        }

        @Override
        public void render(
                PebbleTemplateImpl template, Writer writer, EvaluationContextImpl context) {
            if (++entered > most || Thread.currentThread().isInterrupted()) {
                throw new PebbleException(
                        null, "it repeats itself without end", getLineNumber(), template.getName());
            }
        }

        @Override
        public void accept(NodeVisitor visitor) {
            // nothing below
        }
    }
}
