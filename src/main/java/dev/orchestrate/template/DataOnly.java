package dev.orchestrate.template;

import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.attributes.DefaultAttributeResolver;
import io.pebbletemplates.pebble.attributes.ResolvedAttribute;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.GlobalContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks into maps, their entries, lists and the counter of a loop, and into no other object: its
 * fields and methods are out of reach.
 */
final class DataOnly implements AttributeResolver {
    private final AttributeResolver inner = new DefaultAttributeResolver();

    @Override
    public @Nullable ResolvedAttribute resolve(
            @Nullable Object instance,
            Object attribute,
            Object @Nullable [] values,
            @Nullable ArgumentsNode arguments,
            EvaluationContextImpl context,
            String file,
            int line) {
        if (arguments != null) {
            return null;
        }
        return switch (instance) {
            case GlobalContext _ -> null;
            case Map.Entry<?, ?> entry when attribute.equals("key") ->
                    new ResolvedAttribute(entry.getKey());
            case Map.Entry<?, ?> entry when attribute.equals("value") ->
                    new ResolvedAttribute(entry.getValue());
            case Map<?, ?> _ ->
                    inner.resolve(instance, attribute, values, null, context, file, line);
            case List<?> _ -> inner.resolve(instance, attribute, values, null, context, file, line);
            case null -> null;
            default ->
                    isLoop(instance.getClass())
                            ? inner.resolve(instance, attribute, values, null, context, file, line)
                            : null;
        };
    }

    /** The engine's own counter of a loop: `loop.index`, `loop.first`, `loop.last`. */
    static boolean isLoop(Class<?> type) {
        return type.getName().equals("io.pebbletemplates.pebble.node.ForNode$LoopVariables");
    }
}
