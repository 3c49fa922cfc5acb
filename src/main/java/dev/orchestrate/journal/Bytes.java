package dev.orchestrate.journal;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that are collected to be written at once, in memory that is used again. */
final class Bytes extends OutputStream {
    private byte[] content;
    private int size;

    Bytes(int capacity) {
        content = new byte[capacity];
    }

    @Override
    public void write(int b) {
        reserve(1);
        content[size++] = (byte) b;
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        reserve(length);
        System.arraycopy(from, offset, content, size, length);
        size += length;
    }

    void write(Bytes other) {
        write(other.content, 0, other.size);
    }

    byte[] content() {
        return content;
    }

    int size() {
        return size;
    }

    /** What was collected, for as long as nothing is added. */
    ByteBuffer asBuffer() {
        return ByteBuffer.wrap(content, 0, size);
    }

    void clear() {
        size = 0;
    }

    private void reserve(int more) {
        if (more > content.length - size) {
            content = Arrays.copyOf(content, Math.max(content.length * 2, size + more));
        }
    }
}
