package dev.orchestrate.testing;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A file, or a folder, of a {@link FakeDisk}: its changes, and which of them are durable. */
final class FakeFile {
    /** Bytes that are written, or a size that is set. */
    private static final class Change {
        final long position;
        final byte[] bytes;
        final boolean truncates;

        Change(long position, byte[] bytes, boolean truncates) {
            this.position = position;
            this.bytes = bytes;
            this.truncates = truncates;
        }
    }

    final boolean folder;
    private List<Change> changes = new ArrayList<>();
    private int synced;
    private int doomedFrom = -1;
    private byte[] content = new byte[64];
    private int size;

    FakeFile(boolean folder) {
        this.folder = folder;
    }

    int size() {
        return size;
    }

    void append(byte[] bytes) {
        change(new Change(size, bytes, false));
    }

    void truncate(long to) {
        change(new Change(Math.min(to, size), new byte[0], true));
    }

    int read(ByteBuffer to, long position) {
        if (position >= size) {
            return -1;
        }
        int count = Math.min(to.remaining(), size - (int) position);
        to.put(content, (int) position, count);
        return count;
    }

    /** All changes are durable, but for those that a failed sync has lost. */
    void sync() {
        if (doomedFrom < 0) {
            synced = changes.size();
        }
    }

    /**
     * The system reports it once, and takes what it could not write for written: no later sync
     * brings that to the disk.
     */
    void failSync() {
        if (doomedFrom < 0) {
            doomedFrom = synced;
        }
    }

    /** What would be there after a power cut that takes everything not synced. */
    byte[] durable() {
        if (synced == changes.size()) {
            return bytes();
        }
        FakeFile left = new FakeFile(false);
        for (Change change : changes.subList(0, synced)) {
            left.change(change);
        }
        return Arrays.copyOf(left.content, left.size);
    }

    byte[] bytes() {
        return Arrays.copyOf(content, size);
    }

    void cutPower(Survival survival) {
        List<Change> before = changes;
        changes = new ArrayList<>();
        size = 0;
        content = new byte[64];
        for (int i = 0; i < before.size(); i++) {
            Change change = before.get(i);
            if (i < synced) {
                change(change);
            } else {
                survive(change, survival.of(Math.max(1, change.bytes.length)));
            }
        }
        synced = changes.size();
        doomedFrom = -1;
    }

    private void survive(Change change, int kept) {
        if (change.truncates && kept > 0) {
            change(change);
        } else if (!change.truncates && kept > 0) {
            change(new Change(change.position, Arrays.copyOf(change.bytes, kept), false));
        }
    }

    private void change(Change change) {
        changes.add(change);
        int end = (int) change.position + change.bytes.length;
        if (end > content.length) {
            content = Arrays.copyOf(content, Math.max(end, content.length * 2));
        }
        if (change.truncates) {
            Arrays.fill(content, Math.min(end, size), size, (byte) 0);
            size = Math.min(end, size);
        } else {
            System.arraycopy(change.bytes, 0, content, (int) change.position, change.bytes.length);
            size = Math.max(size, end);
        }
    }
}
