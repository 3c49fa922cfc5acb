package dev.orchestrate.gate;

import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.Value;

/**
 * A kind of success criterion. Found by {@link java.util.ServiceLoader}, so that a jar on the class
 * path can add one: a public class with a public constructor without parameters, named in {@code
 * META-INF/services/dev.orchestrate.gate.CriterionKind}. Without state; safe for any thread.
 */
public interface CriterionKind {
    /** The key by which a criterion of this kind is known. */
    String kind();

    /** One sentence for people. */
    String description();

    /** The shape of what stands under the key; its name is {@link #kind}. */
    KeySpec shape();

    /**
     * Looks, and says what it saw. Runs on a thread that is interrupted when the criterion's time
     * is up, and changes nothing.
     *
     * @param body of the declared shape, expressions filled in: every text is literal
     * @throws CanNotJudge it could not be evaluated
     */
    Verdict judge(Value body, GateContext context) throws CanNotJudge, InterruptedException;
}
