package dev.orchestrate.task.testgen.trial;

import java.util.List;
import java.util.Map;

/**
 * A value of a type.
 *
 * @param value of {@code js}'s kinds
 * @param others by place, what may stand there too
 */
public record Sample(Object value, Map<Place, List<Object>> others) {}
