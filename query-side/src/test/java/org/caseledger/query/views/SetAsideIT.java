package org.caseledger.query.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.log.EventSetAside;
import org.caseledger.events.log.LogAdmitted;
import org.caseledger.query.board.PastView;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SetAsideIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestLedger ledger = new TestLedger();
    private final CountingView counting = new CountingView(ledger.database(), 1);
    private final PastView past = new PastView(ledger.database());
    private final Views views = ledger.views(counting, past);

    @AfterEach
    void close() {
        views.close();
        ledger.close();
    }

    private void setAside(String view, long position) {
        ledger.append(
                Instant.EPOCH,
                List.of(new NewEvent(
                        UUID.randomUUID(),
                        LogAdmitted.KIND,
                        LogAdmitted.STREAM,
                        NewEvent.NEXT,
                        EventCodec.nameOf(EventSetAside.class),
                        1,
                        EventCodec.write(new EventSetAside(position, view, "试验")),
                        EventCodec.write(Actor.SYSTEM.toMetadata()))));
    }

    private void failAt(long position) {
        counting.onFold = recorded -> {
            if (recorded.position() == position) {
                throw new IllegalStateException("poison");
            }
        };
    }

    @Test
    void givenAnEventThatAViewCannotApply_whenItIsSetAside_thenThatViewGoesOnWithoutIt() throws Exception {
        History.received().classified().in(ledger);
        failAt(2);
        views.start();
        History.received().classified().in(ledger);
        await().atMost(SOON)
                .until(() -> views.segments("count").stream().anyMatch(segment -> segment.failure() != null));

        assertThat(views.standing()).singleElement().satisfies(failed -> {
            assertThat(failed.view()).isEqualTo("count");
            assertThat(failed.position()).isEqualTo(2);
            assertThat(failed.text().en()).contains("event 2 (ComplaintClassified");
        });
        setAside("past", 2);
        assertThat(views.standing()).as("of another view").hasSize(1);
        setAside("count", 2);

        await().atMost(SOON)
                .until(() -> views.status().stream()
                        .allMatch(view -> view.position() == ledger.log().head()));
        assertThat(views.standing()).isEmpty();
        assertThat(counting.total()).isEqualTo(3);
        assertThat(views.audit()).allMatch(view -> view.audit().agrees());
        assertThat(views.setAside()).extracting(EventSetAside::view).containsExactly("past", "count");

        views.rebuild("count", (done, total) -> {});
        assertThat(counting.total()).as("also when it is built anew").isEqualTo(3);
        failAt(0);
        views.rebuild("count", (done, total) -> {});
        assertThat(counting.total()).as("a fold that can apply it does").isEqualTo(4);
    }

    @Test
    void givenAnEventWhoseRowsCannotBeWritten_thenItIsNamedAmongMany_andTheViewGoesOnWithoutIt() {
        History.received().classified().in(ledger);
        views.start();
        await().atMost(SOON).until(() -> counting.total() == 2);
        views.pause("count");
        for (int i = 0; i < 40; i++) {
            History.received().classified().in(ledger);
        }
        var refused = ledger.log().at(List.of(62L)).get(62L).streamId();
        JdbcClient.create(ledger.database())
                .sql("ALTER TABLE views.count ADD CHECK (case_id <> '%s' OR events < 2)".formatted(refused))
                .update();
        views.resume("count");
        await().atMost(SOON)
                .until(() -> views.segments("count").stream().anyMatch(segment -> segment.failure() != null));

        assertThat(views.standing())
                .singleElement()
                .satisfies(failed -> assertThat(failed.position()).isEqualTo(62));
        setAside("count", 62);

        await().atMost(SOON)
                .until(() -> views.status().stream()
                        .allMatch(view -> view.position() == ledger.log().head()));
        assertThat(views.standing()).isEmpty();
        assertThat(counting.total()).isEqualTo(81);
    }
}
