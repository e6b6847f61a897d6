package org.caseledger.api.web.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.caseledger.api.web.problems.UploadBudgetExceeded;
import org.junit.jupiter.api.Test;

class UploadBudgetTest {
    private static final int MB = 1024 * 1024;

    @Test
    void givenAllRoomIsTaken_whenAnotherFileComes_thenItIsToldAfterAWhile() {
        var room = new UploadBudget(11 * MB, Duration.ofMillis(20));
        var first = room.take(MB);
        room.take(MB);
        assertThatThrownBy(() -> room.take(MB)).isInstanceOf(UploadBudgetExceeded.class);

        first.leave();
        room.take(MB);
    }

    @Test
    void givenAFileIsOpen_thenOnlyItsOwnRoomIsKept() {
        var room = new UploadBudget(7 * MB, Duration.ofMillis(20));
        var opened = room.take(MB);
        assertThatThrownBy(() -> room.take(MB)).isInstanceOf(UploadBudgetExceeded.class);

        opened.keepOne();
        room.take(MB).leave();
        opened.leave();
        opened.leave();
        room.take(MB);
        assertThatThrownBy(() -> room.take(MB)).isInstanceOf(UploadBudgetExceeded.class);
    }

    @Test
    void aFileThatIsLargerThanAllTheRoomIsTakenAlone() {
        var room = new UploadBudget(2 * MB, Duration.ofMillis(20));
        var alone = room.take(20 * MB);
        assertThatThrownBy(() -> room.take(1)).isInstanceOf(UploadBudgetExceeded.class);

        alone.leave();
        room.take(20 * MB);
    }

    @Test
    void whoWaitsIsLetInWhenSomebodyLeaves() throws Exception {
        var room = new UploadBudget(6 * MB, Duration.ofSeconds(30));
        var first = room.take(MB);
        var waiting = CompletableFuture.supplyAsync(() -> room.take(MB));
        assertThat(waiting).isNotDone();

        first.leave();
        assertThat(waiting.get(60, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void givenPartsOfOneRoom_whenSomebodyHasAllOfHis_thenOthersHaveTheirsAndAllNoMoreThanThere() {
        var all = new UploadBudget(21 * MB, Duration.ofMillis(20));
        var one = all.part();
        var another = all.part();
        var third = all.part();
        var first = one.take(MB);
        one.take(MB).keepOne();
        first.keepOne();
        var large = one.take(MB);
        assertThatThrownBy(() -> one.take(MB)).isInstanceOf(UploadBudgetExceeded.class);

        another.take(MB);
        another.take(MB);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> third.take(MB)).isInstanceOf(UploadBudgetExceeded.class);
        }
        large.leave();
        third.take(MB); // what it was refused before has left nothing behind
        assertThatThrownBy(() -> third.take(MB)).isInstanceOf(UploadBudgetExceeded.class);
    }
}
