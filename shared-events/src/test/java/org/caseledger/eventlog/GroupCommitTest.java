package org.caseledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.caseledger.eventlog.Events.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GroupCommitTest {
    private static final UUID STREAM = UUID.randomUUID();
    private static final Duration SOON_OVER = Duration.ofSeconds(1);
    private static final Duration FOR_EVER = Duration.ofHours(1);

    private final List<List<Append>> batches = new ArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger commits = new AtomicInteger();
    private final GroupCommit commit = withPatience();
    private final GroupCommit limited =
            new GroupCommit(this::writeInMemory, recorded -> commits.incrementAndGet(), SOON_OVER, written -> 0);
    private Head head = new Head(0, Instant.EPOCH);

    /** How long further callers are awaited after the first batch, the second and so on; then not at all. */
    private GroupCommit withPatience(Duration... afterBatch) {
        return new GroupCommit(
                this::writeInMemory,
                recorded -> commits.incrementAndGet(),
                FOR_EVER,
                written -> batches.size() > afterBatch.length ? 0 : afterBatch[batches.size() - 1].toNanos());
    }

    /** A batch whose first event says so fails; the first batch of a test may have to wait. */
    private void writeInMemory(Supplier<List<Append>> taken) {
        List<Append> batch = taken.get();
        batches.add(batch);
        String payload = batch.get(0).events().get(0).event().payload();
        if (payload.contains("wait")) {
            awaitOpen(gate);
        }
        if (payload.contains("fail")) {
            throw new IllegalArgumentException("the disk is full");
        }
        var draft =
                new Draft(batch, head, head.next(Clock.systemUTC()), new ExistingRecords(Set.of(), Map.of(), Set.of()));
        head = draft.next();
        draft.publish();
    }

    private static void awaitOpen(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Future<List<StoredEvent>> append(String payload, int events) {
        return append(commit, payload, events);
    }

    private Future<List<StoredEvent>> append(GroupCommit commit, String payload, int events) {
        var all = new ArrayList<NewEvent>();
        for (int i = 0; i < events; i++) {
            all.add(event(STREAM, NewEvent.NEXT, payload));
        }
        var answer = new FutureTask<>(() -> commit.append(new Append(all)));
        var caller = new Thread(answer);
        caller.setDaemon(true);
        caller.start();
        await().pollInterval(Duration.ofMillis(1)).until(() -> waits(caller) || answer.isDone());
        return answer;
    }

    private static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
    }

    @Test
    void givenALoneCaller_whenItAppends_thenItCommitsAtOnceAndAlone() {
        assertThat(commit.append(new Append(List.of(event(STREAM, 0))))).hasSize(1);
        assertThat(commit.append(new Append(List.of(event(STREAM, 1))))).hasSize(1);

        assertThat(batches).hasSize(2);
        assertThat(commits).hasValue(2);
    }

    @Test
    void givenCallersThatWait_whenTheLeaderIsDone_thenTheyCommitTogetherInTheirOrder() throws Exception {
        var answers = new ArrayList<Future<List<StoredEvent>>>();
        answers.add(append("\"wait\"", 1));
        for (int i = 0; i < 20; i++) {
            answers.add(append("{}", 2));
        }
        gate.countDown();

        long position = 1;
        for (var answer : answers) {
            for (StoredEvent stored : answer.get()) {
                assertThat(stored.position()).isEqualTo(position++);
            }
        }
        assertThat(batches).extracting(List::size).containsExactly(1, 20);
        assertThat(commits).hasValue(2);
    }

    @Test
    void givenMoreThanABatchHolds_whenTheyWait_thenTheyComeInTheirOrderInSeveral() throws Exception {
        var answers = new ArrayList<Future<List<StoredEvent>>>();
        answers.add(append("\"wait\"", 1));
        answers.add(append("{}", 300));
        answers.add(append("{}", 200));
        answers.add(append("{}", 1));
        answers.add(append("\"" + "x".repeat(4_000_001) + "\"", 1));
        answers.add(append("{}", 700));
        answers.add(append("{}", 1));
        gate.countDown();

        long position = 1;
        for (var answer : answers) {
            for (StoredEvent stored : answer.get()) {
                assertThat(stored.position()).isEqualTo(position++);
            }
        }
        assertThat(batches).extracting(List::size).containsExactly(1, 2, 1, 1, 1, 1);
    }

    @Test
    void givenABatchThatFails_whenOthersWait_thenOnlyItsOwnCallersHear() throws Exception {
        var first = append("\"wait\"", 1);
        var failing = List.of(append("\"fail\"", 500), append("{}", 1), append("{}", 1));
        gate.countDown();

        assertThat(first.get()).hasSize(1);
        assertThatThrownBy(() -> failing.get(0).get())
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("the disk is full");
        assertThat(failing.get(1).get()).hasSize(1);
        assertThat(failing.get(2).get()).hasSize(1);
        assertThat(commits).hasValue(2);
    }

    @Test
    void givenALeaderThatFails_whenOthersAreInItsBatch_thenAllOfThemHear() throws Exception {
        var first = append("\"wait\"", 1);
        var failing = List.of(append("\"fail\"", 1), append("{}", 1), append("{}", 1));
        gate.countDown();

        assertThat(first.get()).hasSize(1);
        for (var answer : failing) {
            assertThatThrownBy(answer::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("the disk is full");
        }
        assertThat(commit.append(new Append(List.of(event(STREAM, NewEvent.NEXT)))))
                .hasSize(1);
    }

    @Test
    void givenACallerThatIsInterruptedWhileItWaits_thenItHasItsVerdictAndItsInterrupt() throws Exception {
        var first = append("\"wait\"", 1);
        var interrupted = new FutureTask<>(() -> {
            var stored = commit.append(new Append(List.of(event(STREAM, NewEvent.NEXT))));
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            return stored;
        });
        var caller = new Thread(interrupted);
        caller.start();
        await().atMost(Duration.ofSeconds(60)).until(() -> waits(caller));
        caller.interrupt();
        var last = append("{}", 1);
        gate.countDown();

        assertThat(first.get()).hasSize(1);
        assertThat(interrupted.get()).hasSize(1);
        assertThat(last.get()).hasSize(1);
    }

    /** One caller was written alone while this number waited, and then these together. */
    private void answer(GroupCommit commit, int waiting) throws Exception {
        var answers = new ArrayList<Future<List<StoredEvent>>>();
        answers.add(append(commit, "\"wait\"", 1));
        for (int i = 0; i < waiting; i++) {
            answers.add(append(commit, "{}", 1));
        }
        gate.countDown();
        for (var answer : answers) {
            answer.get();
        }
        assertThat(batches).extracting(List::size).containsExactly(1, waiting);
    }

    @Test
    void givenCallersThatWereJustAnswered_whenTheFirstIsBack_thenItWaitsForTheOthers() throws Exception {
        var patient = withPatience(Duration.ZERO, FOR_EVER);
        answer(patient, 3);

        var back = new ArrayList<>(List.of(append(patient, "{}", 1), append(patient, "{}", 1)));
        assertThat(batches).hasSize(2);
        back.add(append(patient, "{}", 1));

        for (var answer : back) {
            assertThat(answer.get()).hasSize(1);
        }
        assertThat(batches).extracting(List::size).containsExactly(1, 3, 3);
    }

    @Test
    void givenALoneCaller_whenItComesBack_thenItWaitsForNobody() {
        var patient = withPatience(FOR_EVER, FOR_EVER, FOR_EVER);
        for (int i = 0; i < 3; i++) {
            patient.append(new Append(List.of(event(STREAM, NewEvent.NEXT))));
        }
        assertThat(batches).hasSize(3);
    }

    @Test
    void givenOthersWhoDoNotComeBack_whenTheirTimeIsOver_thenNobodyWaitsForThemAgain() throws Exception {
        var patient = withPatience(Duration.ZERO, Duration.ofMillis(200), FOR_EVER, FOR_EVER);
        answer(patient, 3);

        assertThat(patient.append(new Append(List.of(event(STREAM, NewEvent.NEXT)))))
                .hasSize(1);
        assertThat(patient.append(new Append(List.of(event(STREAM, NewEvent.NEXT)))))
                .hasSize(1);
        assertThat(batches).extracting(List::size).containsExactly(1, 3, 1, 1);
    }

    @Test
    void givenMoreCallersThanAreWorthAWait_whenEnoughAreBack_thenTheyAreNotHeldUp() throws Exception {
        var patient = withPatience(Duration.ZERO, FOR_EVER);
        answer(patient, 33);

        var back = new ArrayList<Future<List<StoredEvent>>>();
        for (int i = 0; i < 32; i++) {
            back.add(append(patient, "{}", 1));
        }
        for (var answer : back) {
            assertThat(answer.get()).hasSize(1);
        }
        assertThat(batches).extracting(List::size).containsExactly(1, 33, 32);
    }

    @Test
    void givenALeaderThatIsInterruptedWhileItWaitsForOthers_thenItWritesAndHasItsInterrupt() throws Exception {
        var patient = withPatience(Duration.ZERO, FOR_EVER);
        answer(patient, 2);
        var interrupted = new FutureTask<>(() -> {
            patient.append(new Append(List.of(event(STREAM, NewEvent.NEXT))));
            return Thread.interrupted();
        });
        var caller = new Thread(interrupted);
        caller.start();
        await().atMost(Duration.ofSeconds(60)).until(() -> waits(caller));
        assertThat(batches).hasSize(2);
        caller.interrupt();

        assertThat(interrupted.get()).isTrue();
        assertThat(batches).hasSize(3);
    }

    @Test
    void givenAWriteThatDoesNotEnd_whenTheTimeOfAWaitingCallerIsOver_thenNothingOfItIsRecorded() throws Exception {
        var leader = append(limited, "\"wait\"", 1);
        var waiting = append(limited, "{}", 1);

        assertThatThrownBy(waiting::get).hasMessageContaining("nothing was recorded");

        gate.countDown();
        assertThat(leader.get()).hasSize(1);
        assertThat(batches).hasSize(1);
        assertThat(limited.append(new Append(List.of(event(STREAM, NewEvent.NEXT)))))
                .hasSize(1);
    }

    @Test
    void givenAWriteThatDoesNotEnd_whenTheTimeOfACallerInItIsOver_thenItsOutcomeIsUnknown() throws Exception {
        var both = new CountDownLatch(1);
        var stuck = new GroupCommit(
                taken -> {
                    awaitOpen(both);
                    writeInMemory(taken);
                },
                recorded -> commits.incrementAndGet(),
                SOON_OVER,
                written -> 0);
        var leader = append(stuck, "\"wait\"", 1);
        var follower = append(stuck, "{}", 1);
        both.countDown();

        assertThatThrownBy(follower::get).hasCauseInstanceOf(OutcomeUnknown.class);

        gate.countDown();
        assertThat(leader.get()).hasSize(1);
        assertThat(batches.get(0)).hasSize(2);
    }
}
