package dev.orchestrate.engine;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What follows once it is durable that it will.
 *
 * @param otherwise what does where nothing further is to begin; null where it is no beginning
 */
record Intent(Runnable act, @Nullable Consumer<String> otherwise) {
    void carryOut(@Nullable String shortage) {
        if (shortage == null || otherwise == null) {
            act.run();
        } else {
            otherwise.accept(shortage);
        }
    }
}
