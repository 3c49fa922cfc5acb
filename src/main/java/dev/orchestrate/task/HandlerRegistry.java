package dev.orchestrate.task;

import dev.orchestrate.plan.Catalog;
import dev.orchestrate.plan.catalog.ExtensionProblem;
import dev.orchestrate.plan.catalog.Extensions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The task types that there are: the task half of a {@link Catalog}. Jars on the class path are
 * looked for only when a type is asked for that is not built in. Safe for any thread.
 */
public final class HandlerRegistry implements Catalog.TaskTypes {
    private static final String ANY = ":*";

    private final Extensions<TaskHandler> handlers;

    /**
     * With those that are built in.
     *
     * @param loader where handlers of users are looked for
     */
    public HandlerRegistry(List<TaskHandler> builtIn, ClassLoader loader) {
        handlers = new Extensions<>(TaskHandler.class, TaskHandler::type, builtIn, loader);
    }

    /** Searches the class path. A type that ends in {@code :*} stands for a family of types. */
    @Override
    public Set<String> taskTypes() {
        return handlers.all().keySet();
    }

    /**
     * Null for an unknown type.
     *
     * @throws ExtensionProblem a jar that may have it can not be used
     */
    @Override
    public Catalog.@Nullable TypeSpec taskType(String type) {
        TaskHandler handler = handler(type);
        return handler == null ? null : handler.spec();
    }

    /**
     * The handler of a type; null for an unknown type.
     *
     * @throws ExtensionProblem a jar that may have it can not be used
     */
    public @Nullable TaskHandler handler(String type) {
        TaskHandler builtIn = builtIn(type);
        if (builtIn != null) {
            return builtIn;
        }
        TaskHandler exact = handlers.find(type);
        if (exact != null) {
            return exact;
        }
        TaskHandler family = family(type, handlers.all());
        if (family == null) {
            handlers.refuseIfBroken();
        }
        return family;
    }

    /** All handlers, the built-in ones first; for {@code handlers} and the schema. */
    public Collection<TaskHandler> all() {
        return handlers.all().values();
    }

    /** What is wrong with jars on the class path, a line each. Searches it. */
    public List<String> problems() {
        return handlers.problems();
    }

    private @Nullable TaskHandler builtIn(String type) {
        TaskHandler exact = handlers.builtIn().get(type);
        return exact != null ? exact : family(type, handlers.builtIn());
    }

    /** The one with the longest prefix. */
    private static @Nullable TaskHandler family(String type, Map<String, TaskHandler> handlers) {
        TaskHandler best = null;
        int longest = 0;
        for (Map.Entry<String, TaskHandler> entry : handlers.entrySet()) {
            String name = entry.getKey();
            int prefix = name.length() - 1;
            if (name.endsWith(ANY)
                    && type.length() > prefix
                    && type.startsWith(name.substring(0, prefix))
                    && prefix > longest) {
                best = entry.getValue();
                longest = prefix;
            }
        }
        return best;
    }
}
