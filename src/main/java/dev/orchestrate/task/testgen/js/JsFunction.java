package dev.orchestrate.task.testgen.js;

import java.util.List;

/** What can be called. A promise is its value, and a rejected one throws. */
public interface JsFunction {
    Object call(Object self, List<Object> arguments);
}
