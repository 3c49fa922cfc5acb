package dev.orchestrate.template;

import org.jspecify.annotations.Nullable;

/** Where templates come from. */
@FunctionalInterface
public interface TemplateSource {
    /** The text of a template; null for a name that is not known. */
    @Nullable String text(String name) throws TemplateProblem;
}
