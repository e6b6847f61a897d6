package org.caseledger.query.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.BesideCase;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.oversight.AttemptRefused;
import org.caseledger.query.testing.AllViews;
import org.caseledger.query.testing.RecordedHistory;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All views at once from the whole log: the rows are those of views that follow it. */
class OnePassIT {
    /** An attempt was refused in it, and it was never received. */
    private static final String NO_CASE = "00000000-0000-4000-8000-0000000000ff";

    private final TestLedger ledger = new TestLedger();

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void givenHistoriesWithAllKindsOfEvents_whenAllAreRebuilt_thenTheRowsAreThoseThatFollowed() throws Exception {
        record();
        var all = AllViews.of(ledger.database());
        try (var views = ledger.views(all.toArray(View<?>[]::new))) {
            views.start();
            assertThat(views.awaitPosition(ledger.log().head(), Duration.ofMinutes(1)))
                    .isTrue();
            var followed = rows(all);
            var keys = keys();

            views.rebuildAll((done, total) -> {});

            var built = rows(all);
            assertThat(built).hasSizeGreaterThan(200).isEqualTo(followed);
            assertThat(built).anyMatch(row -> row.contains(NO_CASE));
            assertThat(keys()).hasSizeGreaterThan(40).isEqualTo(keys);
            assertThat(views.audit()).allMatch(view -> view.audit().agrees());
        }
    }

    /** The histories, each event of them as new; of two that are of one case the first. */
    private void record() {
        ledger.sql()
                .sql("INSERT INTO vault.case_key (case_id, wrapped_key) VALUES (:case, :key)")
                .param("case", RecordedHistory.SEALED_CASE)
                .param("key", Base64.getDecoder().decode(RecordedHistory.WRAPPED_KEY))
                .update();
        var streams = new HashSet<UUID>();
        for (var name : RecordedHistory.names()) {
            var events = RecordedHistory.read(name);
            var theirs = events.stream().map(StoredEvent::streamId).toList();
            for (var event : events) {
                if (!streams.contains(event.streamId())) {
                    ledger.append(event.recordedAt(), List.of(anew(event, event.payload())));
                }
                if (event.type().equals(EventCodec.nameOf(AttemptRefused.class))) {
                    var ofNoCase = event.payload().replace(RecordedHistory.SEALED_CASE.toString(), NO_CASE);
                    ledger.append(event.recordedAt(), List.of(anew(event, ofNoCase)));
                }
            }
            streams.addAll(theirs);
        }
    }

    /** An event in a companion stream stays in one. */
    private static NewEvent anew(StoredEvent event, String payload) {
        var read = EventCodec.read(event.type(), event.revision(), payload);
        boolean beside = read instanceof BesideCase of && of.caseId() != null;
        return new NewEvent(
                UUID.randomUUID(),
                beside ? CompanionStream.READS.kind() : kindOf(read),
                beside ? CompanionStream.READS.of(((BesideCase) read).caseId()) : event.streamId(),
                NewEvent.NEXT,
                event.type(),
                event.revision(),
                payload,
                event.metadata());
    }

    private static String kindOf(LedgerEvent event) {
        return event instanceof ComplaintEvent ? ComplaintEvent.STREAM : "other";
    }

    /** Those of all tables, and the other indexes. */
    private List<String> keys() {
        return ledger.sql().sql("""
                        SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
                         WHERE connamespace = 'views'::regnamespace AND contype IN ('p', 'u')
                         UNION SELECT indexdef FROM pg_indexes WHERE schemaname = 'views'
                         ORDER BY 1
                        """).query(String.class).list();
    }

    private List<String> rows(List<View<?>> views) {
        var rows = new ArrayList<String>();
        for (var view : views) {
            for (var table : view.tables()) {
                ledger.rows("views." + table).forEach(row -> rows.add(table + " " + row));
            }
        }
        return rows;
    }
}
