package dev.orchestrate.task.testgen.js;

/** Bytes of a buffer. Nobody who has it changes it. */
final class JsBytes {
    private final byte[] content;

    JsBytes(byte[] content) {
        this.content = content.clone();
    }

    byte[] content() {
        return content.clone();
    }
}
