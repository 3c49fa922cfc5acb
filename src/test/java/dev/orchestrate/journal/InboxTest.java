package dev.orchestrate.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.run.Answer;
import dev.orchestrate.run.Evidence;
import dev.orchestrate.run.Request;
import dev.orchestrate.testing.FakeDisk;
import dev.orchestrate.testing.FakeMachine;
import dev.orchestrate.testing.Survival;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InboxTest {
    private static final List<Request> ALL =
            List.of(
                    new Request.Decide("20260101-1", "1.1", Answer.RETRY, true, "ann", "again"),
                    new Request.Approve("20260101-2", "1", "ann", "fine"),
                    new Request.Reject("20260101-3", "1", "bob", "slow"),
                    new Request.RetryPhase("20260101-4", "2", "bob", "flaky"),
                    new Request.Cancel("20260101-5", null, null),
                    new Request.Decide(
                            "20260101-6",
                            "1.1",
                            Answer.DONE,
                            false,
                            "ann",
                            null,
                            List.of(new Evidence("https://x", null), new Evidence("f", "9f86"))));

    private final FakeDisk disk = FakeDisk.with(Samples.WORKSPACE);
    private final Inbox inbox = new Inbox(disk, Samples.RUN);

    @Test
    void whatIsSentIsReadInTheOrderOfIds() {
        for (Request request : ALL.reversed()) {
            inbox.send(request);
        }
        Inbox executors = new Inbox(disk.machine().process(), Samples.RUN);
        assertThat(executors.read()).isEqualTo(new Inbox.Delivery(ALL, List.of()));
        assertThat(executors.read().requests()).isEqualTo(ALL);
    }

    @Test
    void aRequestIsThereUntilItIsDeleted() {
        inbox.send(ALL.get(0));
        assertThat(inbox.holds("20260101-1")).isTrue();
        inbox.delete("20260101-1");
        inbox.delete("20260101-1");
        assertThat(inbox.holds("20260101-1")).isFalse();
        assertThat(inbox.read().isEmpty()).isTrue();
    }

    @Test
    void aRequestThatWasSentSurvivesAPowerCut() {
        inbox.send(ALL.get(1));
        FakeDisk after = disk.machine().cutPower(Survival.OF_NOTHING);
        assertThat(new Inbox(after, Samples.RUN).read().requests()).containsExactly(ALL.get(1));
    }

    @Test
    void aCrashWhileSendingLeavesTheWholeRequestOrNone() {
        for (int act = 1; act <= 8; act++) {
            for (Survival survival :
                    List.of(Survival.OF_NOTHING, Survival.OF_EVERYTHING, l -> l / 2)) {
                FakeDisk one = FakeDisk.with(Samples.WORKSPACE);
                one.machine().crashAt(act);
                try {
                    new Inbox(one, Samples.RUN).send(ALL.get(0));
                } catch (FakeDisk.Crash _) {
                    // What is left is what is looked at.
                }
                Inbox.Delivery found =
                        new Inbox(one.machine().cutPower(survival), Samples.RUN).read();
                assertThat(found.malformed()).isEmpty();
                assertThat(ALL.subList(0, 1)).containsAll(found.requests());
            }
        }
    }

    @Test
    void whatNoRequestCanBeReadFromIsSetAside() throws Exception {
        inbox.send(ALL.get(2));
        put("20260101-0.json", "{\"schema\":1,");
        put("20260101-6.json", "{\"schema\":1,\"request\":\"explode\"}");
        put("20260101-7.json", "{\"schema\":9,\"request\":\"cancel\"}");
        put("20260101-8.json", "");
        put("notes.txt", "not for us");
        Inbox.Delivery found = inbox.read();
        assertThat(found.requests()).containsExactly(ALL.get(2));
        assertThat(found.malformed())
                .extracting(Inbox.SetAside::why)
                .containsExactly(
                        "is not JSON",
                        "request `explode` is not known",
                        "`schema` is 9",
                        "is not an object");
        assertThat(found.malformed().get(0).file())
                .isEqualTo(Samples.RUN.inbox().resolve("20260101-0.json.malformed"));
        assertThat(inbox.read()).isEqualTo(new Inbox.Delivery(List.of(ALL.get(2)), List.of()));
    }

    @Test
    void aWatchHandsEachOnOnceUntilItIsClosed() throws Exception {
        LinkedBlockingQueue<Inbox.Delivery> found = new LinkedBlockingQueue<>();
        SynchronousQueue<Duration> pauses = new SynchronousQueue<>();
        inbox.send(ALL.get(0));
        Inbox.Watch watch = inbox.watch(pauses::put, found::add);
        assertThat(pauses.poll(9, TimeUnit.SECONDS)).isEqualTo(Duration.ofMillis(100));
        inbox.send(ALL.get(1));
        assertThat(pauses.poll(9, TimeUnit.SECONDS)).isNotNull();
        assertThat(pauses.poll(9, TimeUnit.SECONDS)).isNotNull();
        watch.close();
        inbox.send(ALL.get(2));
        assertThat(found)
                .extracting(Inbox.Delivery::requests)
                .containsExactly(ALL.subList(0, 1), ALL.subList(1, 2));
    }

    @Test
    void aWatchHandsOnAgainWhatWasTakenInAndHasComeBack() throws Exception {
        LinkedBlockingQueue<Inbox.Delivery> found = new LinkedBlockingQueue<>();
        SynchronousQueue<Duration> pauses = new SynchronousQueue<>();
        inbox.send(ALL.get(0));
        try (Inbox.Watch _ = inbox.watch(pauses::put, found::add)) {
            assertThat(pauses.poll(9, TimeUnit.SECONDS)).isNotNull();
            inbox.delete(ALL.get(0).id());
            assertThat(pauses.poll(9, TimeUnit.SECONDS)).isNotNull();
            assertThat(pauses.poll(9, TimeUnit.SECONDS)).isNotNull();
            inbox.send(ALL.get(0));
            assertThat(pauses.poll(9, TimeUnit.SECONDS)).isNotNull();
            assertThat(pauses.poll(9, TimeUnit.SECONDS)).isNotNull();
        }
        assertThat(found)
                .extracting(Inbox.Delivery::requests)
                .containsExactly(ALL.subList(0, 1), ALL.subList(0, 1));
    }

    @Test
    void aWatchTellsOfTroubleOnceAndGoesOn() throws Exception {
        LinkedBlockingQueue<Inbox.Delivery> found = new LinkedBlockingQueue<>();
        SynchronousQueue<Duration> pauses = new SynchronousQueue<>();
        inbox.send(ALL.get(0));
        disk.machine().fail(FakeMachine.Act.READ, "Input/output error");
        try (Inbox.Watch _ = inbox.watch(pauses::put, found::add)) {
            assertThat(pauses.poll(9, TimeUnit.SECONDS)).isNotNull();
            assertThat(pauses.poll(9, TimeUnit.SECONDS)).isNotNull();
            disk.machine().fail(FakeMachine.Act.READ, null);
            assertThat(pauses.poll(9, TimeUnit.SECONDS)).isNotNull();
            assertThat(pauses.poll(9, TimeUnit.SECONDS)).isNotNull();
        }
        assertThat(found).hasSize(2);
        assertThat(found.remove().malformed())
                .extracting(Inbox.SetAside::why)
                .containsExactly("can not read `/w/inbox`: input/output error");
        assertThat(found.remove().requests()).containsExactly(ALL.get(0));
    }

    @Test
    void idsAreDistinctAndSortByTime() {
        Random random = new Random(1);
        String first = Inbox.newId(Samples.NOON, random);
        assertThat(first).matches("20260131-120000\\.123-[0-9a-f]{8}");
        assertThat(Inbox.newId(Samples.NOON, random)).isNotEqualTo(first);
        assertThat(Inbox.newId(Samples.NOON.plusMillis(1), random)).isGreaterThan(first);
    }

    private void put(String name, String text) throws Exception {
        disk.replace(Samples.RUN.inbox().resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
