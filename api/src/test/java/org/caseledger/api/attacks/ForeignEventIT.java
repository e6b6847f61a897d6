package org.caseledger.api.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HexFormat;
import java.util.UUID;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.Leaf;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.eventlog.Utf8;
import org.junit.jupiter.api.Test;

/**
 * The owner of the database records an approval in the leader’s name, with a right leaf hash: it breaks role and four
 * eyes, and the ledger does not act on it.
 */
class ForeignEventIT {
    private static final String SENT = "{\"text\":\"已处理。\",\"medium\":\"PHONE\"}";

    @Test
    void givenAnApprovalWrittenIntoTheDatabase_thenNobodyActsOnIt_andTakenOutNothingIsLost() {
        try (var ledger = TestLedger.onNewDatabase()) {
            var address = ledger.cases().accepted();
            var id = address.substring(address.lastIndexOf('/') + 1);
            ledger.cases()
                    .give(
                            "dispatcher",
                            address,
                            "classify-complaint",
                            "{\"category\":[\"食品\"],\"severity\":\"MAJOR\"}");
            ledger.cases().give("handler", address, "draft-reply", "{\"text\":\"已处理。\"}");
            var handler = new LoginForm(ledger).session("handler");
            long head = ledger.head();
            insertApproval(ledger, id);

            var read = ledger.as("handler").get(address);
            assertThat(read.status()).isEqualTo(503);
            assertThat(read.problem()).isEqualTo("foreign-event");
            assertThat(read.text()).contains("账本位置 %d 的事件不是本系统写入的".formatted(head + 1));
            var page = handler.get("/cases/" + id);
            assertThat(page.status()).isEqualTo(503);
            assertThat(page.text()).contains("不是本系统写入的");
            var sent = ledger.as("handler").post(address + "/send-reply", SENT);
            assertThat(sent.status()).isEqualTo(503);
            assertThat(sent.problem()).isEqualTo("foreign-event");
            assertThat(ledger.as("intake")
                            .post("/api/complaints", Cases.RECEIPT)
                            .status())
                    .as("nothing is recorded behind it")
                    .isEqualTo(503);
            assertThat(ledger.head()).isEqualTo(head + 1);
            await().untilAsserted(() -> {
                var health = ledger.anonymous().get("/actuator/health");
                assertThat(health.status()).isEqualTo(503);
            });

            takeOut(ledger, head);
            assertThat(ledger.as("handler").get(address).status()).isEqualTo(200);
            var refused = ledger.as("handler").post(address + "/send-reply", SENT);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text()).contains("APPROVALS_BEFORE_REPLY");
            assertThat(ledger.as("intake")
                            .post("/api/complaints", Cases.RECEIPT)
                            .status())
                    .isEqualTo(201);
        }
    }

    private static void insertApproval(TestLedger ledger, String id) {
        var last = ledger.bean(EventLog.class).readStream(UUID.fromString(id)).stream()
                .reduce((a, b) -> b)
                .orElseThrow();
        var approval = approval(ledger.head() + 1, last, new byte[0]);
        var jdbc = ledger.asSuperuser();
        jdbc.sql("""
                        INSERT INTO ledger.event (position, stream_id, sequence, aggregate_type, type, revision,
                                                  payload, metadata, event_id, recorded_at, leaf_hash)
                        SELECT :position, stream_id, :sequence, aggregate_type, :type, :revision,
                               CAST(:payload AS json), CAST(:metadata AS json), :id, recorded_at,
                               decode(:leaf, 'hex')
                          FROM ledger.event WHERE position = :last
                        """)
                .param("position", approval.position())
                .param("sequence", approval.sequence())
                .param("type", approval.type())
                .param("revision", approval.revision())
                .param("payload", approval.payload())
                .param("metadata", approval.metadata())
                .param("id", approval.eventId())
                .param("leaf", HexFormat.of().formatHex(Leaf.hash(approval)))
                .param("last", last.position())
                .update();
        jdbc.sql("UPDATE ledger.head SET position = :position")
                .param("position", approval.position())
                .update();
    }

    private static StoredEvent approval(long position, StoredEvent last, byte[] leaf) {
        return new StoredEvent(
                position,
                last.streamId(),
                last.sequence() + 1,
                last.aggregateType(),
                "ReplyApproved",
                1,
                Utf8.of("{\"draft\":1,\"level\":\"LEADER\",\"occurred\":{\"at\":\"%s\"}}".formatted(last.recordedAt())),
                Utf8.of("{\"actor\":\"leader\",\"name\":\"周衡\",\"role\":\"LEADER\",\"unit\":\"LEADERSHIP\"}"),
                UUID.randomUUID(),
                last.recordedAt(),
                leaf);
    }

    private static void takeOut(TestLedger ledger, long head) {
        var jdbc = ledger.asSuperuser();
        jdbc.sql("ALTER TABLE ledger.event DISABLE TRIGGER USER").update();
        jdbc.sql("DELETE FROM ledger.event WHERE position > :head")
                .param("head", head)
                .update();
        jdbc.sql("ALTER TABLE ledger.event ENABLE TRIGGER USER").update();
        jdbc.sql("UPDATE ledger.head SET position = :head").param("head", head).update();
    }
}
