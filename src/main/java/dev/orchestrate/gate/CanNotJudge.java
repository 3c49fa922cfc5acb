package dev.orchestrate.gate;

/** A criterion can not be evaluated; the message is the reason, in one line for people. */
public final class CanNotJudge extends Exception {
    private static final long serialVersionUID = 1L;

    public CanNotJudge(String reason) {
        super(reason);
    }

    public CanNotJudge(String reason, Throwable cause) {
        super(reason, cause);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
