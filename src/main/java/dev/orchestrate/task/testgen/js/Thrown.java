package dev.orchestrate.task.testgen.js;

/** The source throws. */
public final class Thrown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Object value;

    public Thrown(Object value) {
        super("thrown", null, false, false);
        this.value = value;
    }

    public Object value() {
        return value;
    }

    /** Whether nobody threw it: the language did, or whoever follows the source went astray. */
    public boolean isOfTheLanguage() {
        return value instanceof JsObject error
                && error.type() == null
                && "TypeError".equals(error.fields().get("name"));
    }

    /** An error of the language itself, such as a member of undefined. */
    static Thrown typeError(String message) {
        JsObject error = new JsObject();
        error.put("name", "TypeError");
        error.put("message", message);
        return new Thrown(error);
    }
}
