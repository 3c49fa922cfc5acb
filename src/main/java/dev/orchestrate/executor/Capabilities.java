package dev.orchestrate.executor;

/**
 * What an executor can do beyond starting and ending a process.
 *
 * @param adoption whether ends are found by {@link AttemptExecutor#find} after the death of the
 *     process that submitted
 * @param enforcesLimitsAlone whether limits, masks and log limits hold after that death too
 * @param description one line for people, such as {@code native launcher}
 */
public record Capabilities(boolean adoption, boolean enforcesLimitsAlone, String description) {}
