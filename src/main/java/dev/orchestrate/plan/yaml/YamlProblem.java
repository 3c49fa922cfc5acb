package dev.orchestrate.plan.yaml;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a text as YAML.
 *
 * @param place see {@link Place}
 * @param hint the way out
 */
public record YamlProblem(long place, String code, String message, @Nullable String hint) {}
