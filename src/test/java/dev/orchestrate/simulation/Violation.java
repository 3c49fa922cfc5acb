package dev.orchestrate.simulation;

/** A rule was broken. An error, so that nothing in the engine takes it for a failure of its own. */
final class Violation extends AssertionError {
    private static final long serialVersionUID = 1;

    private final String rule;

    Violation(String rule, String what) {
        super(rule + ": " + what);
        this.rule = rule;
    }

    /** The rule's name, by which a smaller case is known to break the same one. */
    String rule() {
        return rule;
    }

    static void unless(boolean holds, String rule, Object what) {
        if (!holds) {
            throw new Violation(rule, String.valueOf(what));
        }
    }
}
