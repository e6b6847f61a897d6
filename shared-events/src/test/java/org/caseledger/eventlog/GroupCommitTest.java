package org.caseledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.caseledger.eventlog.Events.event;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GroupCommitTest {

    private static final UUID STREAM = UUID.randomUUID();

    private final List<List<Append>> batches = new ArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger commits = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private final ExecutorService executor =
            Executors.newCachedThreadPool(
                    work -> {
                        var thread = new Thread(work);
                        threads.add(thread);
                        return thread;
                    });
    private final GroupCommit commit =
            new GroupCommit(this::writeInMemory, commits::incrementAndGet);
    private Head head = new Head(0, Instant.EPOCH);

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    /** A batch whose first event says so fails; the first batch of a test may have to wait. */
    private void writeInMemory(Supplier<List<Append>> taken) {
        List<Append> batch = taken.get();
        batches.add(batch);
        String payload = batch.get(0).events().get(0).event().payload();
        if (payload.contains("wait")) {
            awaitGate();
        }
        if (payload.contains("fail")) {
            throw new IllegalArgumentException("the disk is full");
        }
        var draft =
                new Draft(
                        batch, head, head.next(Clock.systemUTC()), new Present(Set.of(), Map.of()));
        head = draft.next();
        draft.publish();
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Future<List<StoredEvent>> append(String payload, int events) {
        var all = new ArrayList<NewEvent>();
        for (int i = 0; i < events; i++) {
            all.add(event(STREAM, NewEvent.NEXT, payload));
        }
        int before = threads.size();
        Future<List<StoredEvent>> answer = executor.submit(() -> commit.append(new Append(all)));
        await().until(() -> threads.size() > before && waits(threads.get(before)));
        return answer;
    }

    private static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.WAITING;
    }

    @Test
    void givenALoneCaller_whenItAppends_thenItCommitsAtOnceAndAlone() {
        assertThat(commit.append(new Append(List.of(event(STREAM, 0))))).hasSize(1);
        assertThat(commit.append(new Append(List.of(event(STREAM, 1))))).hasSize(1);

        assertThat(batches).hasSize(2);
        assertThat(commits).hasValue(2);
    }

    @Test
    void givenCallersThatWait_whenTheLeaderIsDone_thenTheyCommitTogetherInTheirOrder()
            throws Exception {
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
    void givenMoreThanABatchHolds_whenTheyWait_thenTheyComeInTheirOrderInSeveral()
            throws Exception {
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
        assertThat(commit.append(new Append(List.of(event(STREAM, NewEvent.NEXT))))).hasSize(1);
    }

    @Test
    void givenACallerThatIsInterruptedWhileItWaits_thenItHasItsVerdictAndItsInterrupt()
            throws Exception {
        var first = append("\"wait\"", 1);
        var interrupted =
                new FutureTask<>(
                        () -> {
                            var stored =
                                    commit.append(
                                            new Append(List.of(event(STREAM, NewEvent.NEXT))));
                            assertThat(Thread.currentThread().isInterrupted()).isTrue();
                            return stored;
                        });
        var caller = new Thread(interrupted);
        caller.start();
        await().until(() -> waits(caller));
        caller.interrupt();
        var last = append("{}", 1);
        gate.countDown();

        assertThat(first.get()).hasSize(1);
        assertThat(interrupted.get()).hasSize(1);
        assertThat(last.get()).hasSize(1);
    }
}
