package dev.orchestrate.engine;

import dev.orchestrate.journal.Inbox;
import dev.orchestrate.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Mail without threads: while the coordinator waits, time goes on, and errands are run. A
 * coordinator that waits for what will never come is a failure of the test.
 */
final class SimMail extends Mail {

    private final VirtualTime time;
    private final Supplier<Duration> errandsTake;
    private final BooleanSupplier isAlive;
    private final List<Message> posted = new ArrayList<>();
    private final List<Runnable> errands = new ArrayList<>();
    private @Nullable Inbox inbox;

    SimMail(VirtualTime time) {
        this(time, () -> Duration.ZERO, () -> true);
    }

    SimMail(VirtualTime time, Supplier<Duration> errandsTake, BooleanSupplier isAlive) {
        this.time = time;
        this.errandsTake = errandsTake;
        this.isAlive = isAlive;
    }

    @Override
    void post(Message message) {
        posted.add(message);
    }

    @Override
    List<Message> take(@Nullable Duration atMost) {
        long until = atMost == null ? Long.MAX_VALUE : time.nanos() + Math.max(0, atMost.toNanos());
        look();
        while (posted.isEmpty()) {
            if (!errands.isEmpty()) {
                errands.remove(0).run();
            } else if (!time.step(until)) {
                if (atMost == null) {
                    throw new AssertionError("waits for what will never come");
                }
                break;
            }
            look();
        }
        List<Message> taken = List.copyOf(posted);
        posted.clear();
        return taken;
    }

    private void look() {
        if (inbox != null) {
            Inbox.Delivery found = inbox.read();
            if (!found.isEmpty()) {
                post(new Message.Delivered(found));
            }
        }
    }

    @Override
    Errand send(String name, Callable<? extends Message> work) {
        Duration wait = errandsTake.get();
        SimErrand errand = new SimErrand(() -> result(name, work));
        if (wait.isZero()) {
            errands.add(errand::end);
        } else {
            time.after(wait.dividedBy(2), errand::work);
            time.after(wait, errand::end);
        }
        return errand;
    }

    /**
     * Does its work in the middle of its time and tells of it at the end, so that what it saw may
     * be old by then; both at once when it is waited for. Not done by an orchestrator that is dead.
     */
    private final class SimErrand implements Errand {
        private final Supplier<Message> work;
        private @Nullable Message made;
        private boolean told;

        SimErrand(Supplier<Message> work) {
            this.work = work;
        }

        void work() {
            if (made == null && isAlive.getAsBoolean()) {
                made = work.get();
            }
        }

        void end() {
            work();
            Message message = made;
            if (message != null && !told) {
                told = true;
                post(message);
            }
        }

        @Override
        public void interrupt() {
            // What is scripted does not listen.
        }

        @Override
        public void await() {
            end();
        }
    }

    @Override
    Inbox.Watch watch(Inbox from) {
        inbox = from;
        return () -> inbox = null;
    }
}
