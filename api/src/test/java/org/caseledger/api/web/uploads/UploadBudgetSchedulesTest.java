package org.caseledger.api.web.uploads;

import static org.caseledger.testing.Schedules.together;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.caseledger.testing.Schedules;
import org.caseledger.testing.Schedules.Task;
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
            Task<UploadBudget> use = UploadBudgetSchedulesTest::use;
            together(new UploadBudget(ALL, FOR_EVER), use, use, use);
        });
    }

    @Test
    void givenPartsOfOneBudget_whenTheirFilesComeAtOnce_thenEachHasItsRoomInTurn() {
        Schedules.hold("upload budget, two parts", () -> {
            var budget = new UploadBudget(ALL, FOR_EVER);
            var all = new UploadBudget[] {budget.part(), budget.part(), budget};
            together(all, these -> use(these[0]), these -> use(these[1]), these -> use(these[2]));
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
            var two = new Semaphore[] {new Semaphore(1, true), new Semaphore(1, true)};
            together(two, both -> take(both[0], both[1]), both -> take(both[1], both[0]));
        });
    }
}
