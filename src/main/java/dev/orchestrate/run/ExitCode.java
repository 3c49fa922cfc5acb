package dev.orchestrate.run;

/** What the program tells the shell. */
public enum ExitCode {
    DONE(0),
    FAILED(1),
    /** Arguments, plan, preconditions, or a state folder that can not be used. */
    USAGE(2),
    /** A gate or a manual task is open. */
    WAITING(3),
    /** Another process executes the run, or holds the state. */
    ELSEWHERE(4),
    /** What is on the disk can not have been written like that. */
    DAMAGED(5),
    BUG(70),
    SIGHUP(129),
    SIGINT(130),
    SIGTERM(143);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
