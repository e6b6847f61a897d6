package org.caseledger.api.web.uploads;

import static org.caseledger.testing.Schedules.together;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.caseledger.testing.Schedules;
import org.junit.jupiter.api.Test;

/** Those who wait for room in memory, in one schedule after the other. */
class UploadBudgetSchedulesTest {
    private static final long ALL = 10_000;
    private static final Duration FOR_EVER = Duration.ofHours(1);

    private static void use(UploadBudget budget) {
        budget.take(ALL).leave();
    }

    @Test
    void givenFilesThatEachNeedAllTheRoom_whenTheyComeAtOnce_thenEachHasItInTurn() {
        Schedules.hold("upload budget, three files", () -> {
            var budget = new UploadBudget(ALL, FOR_EVER);
            together(() -> use(budget), () -> use(budget), () -> use(budget));
        });
    }

    @Test
    void givenPartsOfOneBudget_whenTheirFilesComeAtOnce_thenEachHasItsRoomInTurn() {
        Schedules.hold("upload budget, two parts", () -> {
            var budget = new UploadBudget(ALL, FOR_EVER);
            var one = budget.part();
            var other = budget.part();
            together(() -> use(one), () -> use(other), () -> use(budget));
        });
    }

    /** Takes the own part last: two who wait for each other. */
    private static void take(Semaphore first, Semaphore second) {
        first.acquireUninterruptibly();
        second.acquireUninterruptibly();
        second.release();
        first.release();
    }

    @Test
    void givenTwoBudgetsThatAreTakenInEitherOrder_whenBothAreWanted_thenTheDeadlockIsFound() {
        Schedules.hang("upload budget, planted deadlock", () -> {
            var one = new Semaphore(1, true);
            var other = new Semaphore(1, true);
            together(() -> take(one, other), () -> take(other, one));
        });
    }
}
