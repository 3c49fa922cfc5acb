package dev.orchestrate.task.testgen.js;

import java.util.List;

/**
 * A plugin of a server whose hooks are there for the plugins beside it too, as {@code
 * fastify-plugin} makes them.
 */
public record SharedPlugin(JsFunction plugin) implements JsFunction {
    @Override
    public Object call(Object self, List<Object> arguments) {
        return plugin.call(self, arguments);
    }
}
