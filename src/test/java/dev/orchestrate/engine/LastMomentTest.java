package dev.orchestrate.engine;

import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.executor.Admission;
import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.AttemptRequest;
import dev.orchestrate.journal.Inbox;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.run.Decision;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.Request;
import dev.orchestrate.testing.Script;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A decision that another process hands over at any instant of a run, up to the last one: it
 * happens once, or whoever made it is told that it does not fit, and it never happens.
 */
class LastMomentTest {
    @Test
    void anApprovalIsTakenOnceOrRefused() {
        Plan plan = plan(phase("1").tasks(task("a")).approval(Phase.Approval.MANUAL));
        assertThat(handedOverAtEachInstant(plan, Requests.approve("it", "1")))
                .containsExactlyInAnyOrder(true, false);
    }

    @Test
    void aRetryOfWhatFailedIsTakenOnceOrRefused() {
        assertThat(handedOverAtEachInstant(flat(task("failing")), Requests.retry("it", "failing")))
                .containsExactlyInAnyOrder(true, false);
    }

    @Test
    void whatASucceededRunIsAskedForIsTakenOnceOrRefused() {
        assertThat(handedOverAtEachInstant(flat(task("b")), Requests.retry("it", "b")))
                .containsExactlyInAnyOrder(true, false);
    }

    /** Whether it was taken in, for every instant. */
    private static Set<Boolean> handedOverAtEachInstant(Plan plan, Request request) {
        Set<Boolean> taken = new HashSet<>();
        int instant = 0;
        Boolean here = handedOver(plan, request, ++instant);
        while (here != null) {
            taken.add(here);
            here = handedOver(plan, request, ++instant);
        }
        assertThat(instant).isGreaterThan(10);
        return taken;
    }

    /** Whether it was taken in; null where the run was over before that instant. */
    private static @Nullable Boolean handedOver(Plan plan, Request request, int instant) {
        Sim sim = new Sim(plan);
        sim.script("failing", Script.exits(1));
        Moment moment = new Moment(sim, request, instant);
        sim.trace = moment;
        sim.run(Ask.run());
        if (moment.decider == null) {
            return null;
        }
        boolean taken = isTaken(moment.decider);
        sim.trace = Trace.OFF;
        if (sim.state().isOpen()) {
            sim.run(Ask.resume());
        }
        assertThat(new Inbox(sim.disk, sim.folder()).holds(request.id()))
                .as("whether a later invocation would find it, instant %d", instant)
                .isFalse();
        assertThat(sim.journal())
                .as("the decisions in the journal, instant %d", instant)
                .filteredOn(entry -> isBy(request, entry.event()))
                .hasSize(taken ? 1 : 0);
        return taken;
    }

    private static boolean isTaken(Decider decider) {
        try {
            assertThat(decider.end()).isNotInstanceOf(Decisions.Outcome.Queued.class);
            return true;
        } catch (ProblemException _) {
            return false;
        }
    }

    private static boolean isBy(Request request, Event event) {
        return switch (event) {
            case Event.PhaseApproved e -> request.id().equals(e.request());
            case Event.TaskDecided e -> request.id().equals(e.request());
            default -> false;
        };
    }

    /** The instant at which it is handed over: whatever the engine does next, it does after. */
    private static final class Moment extends Trace {
        private final Sim sim;
        private final Request request;
        private int left;
        private @Nullable Decider decider;

        Moment(Sim sim, Request request, int instant) {
            this.sim = sim;
            this.request = request;
            this.left = instant;
        }

        private void pass() {
            if (sim.hasRun() && --left == 0) {
                decider = new Decider(sim, request);
                decider.begin();
            }
        }

        @Override
        void told(Message message) {
            pass();
        }

        @Override
        void decided(Decision decision) {
            pass();
        }

        @Override
        void happened(Entry entry) {
            pass();
        }

        @Override
        void synced(long seq, long nanos) {
            pass();
        }

        @Override
        void submitted(AttemptKey key, AttemptRequest submitted, Admission answer) {
            pass();
        }
    }
}
