package dev.orchestrate.task.testgen.js;

import org.jspecify.annotations.Nullable;

/**
 * Where an expression stands.
 *
 * @param home the class whose method it is in
 */
record Frame(Scope scope, Object self, @Nullable JsClass home, Object newTarget) {
    Frame inner() {
        return new Frame(new Scope(scope), self, home, newTarget);
    }
}
