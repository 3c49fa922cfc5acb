package dev.orchestrate.template;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds what an unknown word was probably meant to be. */
@FunctionalInterface
public interface Hints {
    /** A question for people; null where no candidate is near. */
    @Nullable String hint(String word, Collection<String> candidates);
}
