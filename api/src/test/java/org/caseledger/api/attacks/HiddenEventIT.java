package org.caseledger.api.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import org.caseledger.api.integrity.BackgroundVerification;
import org.caseledger.api.integrity.RowsCheck;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogCheck.Fault;
import org.caseledger.events.log.LogAdmitted;
import org.caseledger.events.office.PersonEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The owner of the database takes one event out of its stream, by one UPDATE with the triggers off: what stands on it
 * would fall. Whoever reads the stream is refused, and it is known after the event was put back.
 */
class HiddenEventIT {
    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        ledger = TestLedger.onNewDatabase("--caseledger.verify.counts-every=200ms");
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    /** After each attack the health says so until everything was verified, and then no longer. */
    @AfterEach
    void settle() {
        if (health() == 200) {
            return;
        }
        ledger.bean(BackgroundVerification.class).run();
        await().untilAsserted(() -> assertThat(health()).isEqualTo(200));
    }

    private static int health() {
        return ledger.anonymous().get("/actuator/health").status();
    }

    private static void sql(String statement, Object... parameters) {
        var jdbc = ledger.asSuperuser();
        jdbc.sql("ALTER TABLE ledger.event DISABLE TRIGGER USER; ALTER TABLE ledger.stream DISABLE TRIGGER USER")
                .update();
        assertThat(jdbc.sql(statement).params(parameters).update()).isEqualTo(1);
        jdbc.sql("ALTER TABLE ledger.event ENABLE TRIGGER USER; ALTER TABLE ledger.stream ENABLE TRIGGER USER")
                .update();
    }

    /** Hides the last event of a type in a stream; returns what puts it back. */
    private static Runnable hide(UUID stream, String type) {
        ledger.awaitViews();
        long position = ledger.bean(EventLog.class).readStream(stream).stream()
                .filter(event -> event.type().equals(type))
                .reduce((one, later) -> later)
                .orElseThrow()
                .position();
        sql("UPDATE ledger.event SET stream_id = gen_random_uuid() WHERE position = ?", position);
        return () -> sql("UPDATE ledger.event SET stream_id = ? WHERE position = ?", stream, position);
    }

    private static UUID idOf(String address) {
        return UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
    }

    /** What is known of it after it was put back: the record, the health, the page, and a home page that says so. */
    private static void assertKnown(String stream) {
        await().untilAsserted(() -> {
            assertThat(health()).isEqualTo(503);
            assertThat(ledger.bean(EventLog.class).readStream(LogAdmitted.STREAM))
                    .anySatisfy(event -> {
                        assertThat(event.type()).isEqualTo("TamperingNoticed");
                        assertThat(event.payload()).contains(stream);
                    });
        });
        var admin = new LoginForm(ledger).session("admin");
        assertThat(admin.get("/integrity").text()).contains("数据库被改动的记录", stream);
        assertThat(admin.get("/").text()).contains("自查发现", stream);
    }

    @Test
    void givenTheClassificationIsHidden_thenNobodyDeclinesAMajorCaseAlone_andItIsKnownAfterItWasPutBack() {
        var address = ledger.cases().accepted();
        ledger.cases()
                .give("dispatcher", address, "classify-complaint", "{\"category\":[\"食品\"],\"severity\":\"MAJOR\"}");
        ledger.cases().give("handler", address, "draft-reply", "{\"text\":\"已处理。\"}");
        var sends = "{\"text\":\"已处理。\",\"medium\":\"PHONE\"}";
        assertThat(ledger.as("handler").post(address + "/send-reply", sends).status())
                .isEqualTo(422);
        var stream = idOf(address);
        var putBack = hide(stream, "ComplaintClassified");

        var sent = ledger.as("handler").post(address + "/send-reply", sends);
        assertThat(sent.status()).isEqualTo(503);
        assertThat(sent.problem()).isEqualTo("foreign-event");
        assertThat(sent.text()).contains("事件流 %s 缺少序号".formatted(stream));
        assertThat(ledger.as("handler").get(address).status()).isEqualTo(503);
        assertThat(new LoginForm(ledger)
                        .session("handler")
                        .get("/cases/" + stream)
                        .status())
                .isEqualTo(503);
        assertThat(ledger.as("supervisor").get(address + "/proof").status()).isEqualTo(503);

        putBack.run();
        assertKnown(stream.toString());
        assertThat(ledger.as("handler").post(address + "/send-reply", sends).status())
                .isEqualTo(422);
        settle();
        assertThat(ledger.bean(EventLog.class).readStream(LogAdmitted.STREAM))
                .last()
                .satisfies(event -> assertThat(event.type()).isEqualTo("TamperingSettled"));
    }

    @Test
    void givenTheLastEventIsHidden_thenTheStreamIsRefusedForReadingAndForWriting() {
        var address = ledger.cases().secret(ledger.cases().accepted());
        var stream = idOf(address);
        assertThat(ledger.as("head").get(address + "/sealed").status()).isEqualTo(403);
        var putBack = hide(stream, "SecrecyMarked");

        assertThat(ledger.as("head").get(address + "/sealed").status()).isEqualTo(503);
        assertThat(ledger.as("handler")
                        .post(address + "/draft-reply", "{\"text\":\"已处理。\"}")
                        .status())
                .isEqualTo(503);

        putBack.run();
        assertThat(ledger.as("head").get(address + "/sealed").status()).isEqualTo(403);
        assertKnown(stream.toString());
    }

    @Test
    void givenTheFirstEventIsHidden_thenTheCaseIsRefusedAndNotUnknown() {
        var address = ledger.cases().received();
        var putBack = hide(idOf(address), "ComplaintReceived");

        assertThat(ledger.as("dispatcher").get(address).status()).isEqualTo(503);

        putBack.run();
        assertThat(ledger.as("dispatcher").get(address).status()).isEqualTo(200);
        assertKnown(idOf(address).toString());
    }

    @Test
    void givenADismissalIsHiddenAndTheEarlierRowPutBack_thenTheLeaderDoesNotLogIn() {
        var leader =
                "{\"name\":\"离岗人\",\"role\":\"LEADER\",\"unit\":\"LEADERSHIP\",\"reason\":\"岗位调整\",\"active\":%s%s}";
        ledger.as("admin").put("/api/people/leaver", leader.formatted(true, ",\"password\":\"leaver-2026\""));
        assertThat(ledger.anonymous()
                        .login("leaver", "leaver-2026")
                        .get("/api/me")
                        .status())
                .isEqualTo(200);
        var jdbc = ledger.asSuperuser();
        jdbc.sql("create table kept as select * from office.person where username = 'leaver'")
                .update();
        ledger.as("admin").put("/api/people/leaver", leader.formatted(false, ""));

        var putBack = hide(PersonEvent.streamOf("leaver"), "PersonChanged");
        jdbc.sql("create table now as select * from office.person where username = 'leaver'")
                .update();
        jdbc.sql("delete from office.person where username = 'leaver'; insert into office.person select * from kept")
                .update();

        assertThat(ledger.anonymous()
                        .login("leaver", "leaver-2026")
                        .get("/api/me")
                        .status())
                .isEqualTo(401);
        assertThat(health()).isEqualTo(503);
        putBack.run();
        jdbc.sql("delete from office.person where username = 'leaver'; insert into office.person select * from now")
                .update();
        jdbc.sql("drop table kept; drop table now").update();
    }

    @Test
    void givenTheCountIsPutBackWithTheEventHidden_thenTheLengthsDoNotAddUp() {
        var address = ledger.cases().received();
        var stream = idOf(address);
        var jdbc = ledger.asSuperuser();
        jdbc.sql("create table kept as select * from ledger.stream where id = ?")
                .param(stream)
                .update();
        ledger.cases().classified(address);
        var putBack = hide(stream, "ComplaintClassified");
        jdbc.sql("create table now as select * from ledger.stream where id = ?")
                .param(stream)
                .update();
        sql("UPDATE ledger.stream s SET length = k.length, last = k.last, code = k.code FROM kept k WHERE s.id = k.id");

        assertKnown(ledger.asSuperuser()
                .sql(
                        "SELECT stream_id FROM ledger.event WHERE type = 'ComplaintClassified' ORDER BY position DESC LIMIT 1")
                .query(String.class)
                .single());
        assertThat(ledger.bean(RowsCheck.class).run())
                .extracting(Fault::zh)
                .anySatisfy(zh -> assertThat(zh).contains("计数与其事件不符"));

        putBack.run();
        sql("UPDATE ledger.stream s SET length = n.length, last = n.last, code = n.code FROM now n WHERE s.id = n.id");
        jdbc.sql("drop table kept; drop table now").update();
        assertThat(ledger.bean(RowsCheck.class).run()).isEmpty();
    }

    /** An operator of these very types would be taken rather than that of the server, which has to convert one. */
    @Test
    void givenAnOperatorThatCallsAllNumbersEqual_whenTheCountIsPutBack_thenTheLengthsDoNotAddUpAllTheSame() {
        var jdbc = ledger.asSuperuser();
        jdbc.sql("""
                        CREATE FUNCTION public.alike(bigint, numeric) RETURNS boolean LANGUAGE sql AS 'SELECT true';
                        CREATE OPERATOR public.= (LEFTARG = bigint, RIGHTARG = numeric, FUNCTION = public.alike)
                        """).update();
        try {
            givenTheCountIsPutBackWithTheEventHidden_thenTheLengthsDoNotAddUp();
        } finally {
            jdbc.sql("DROP FUNCTION public.alike(bigint, numeric) CASCADE").update();
        }
    }

    @Test
    void givenACountIsForged_thenTheStreamIsRefused() {
        var address = ledger.cases().received();
        var stream = idOf(address);
        sql("UPDATE ledger.stream SET length = length + 1 WHERE id = ?", stream);

        var read = ledger.as("dispatcher").get(address);
        assertThat(read.status()).isEqualTo(503);
        assertThat(read.text()).contains("事件流 %s 的计数（ledger.stream）缺失或不是本系统写入的".formatted(stream));

        sql("UPDATE ledger.stream SET length = length - 1 WHERE id = ?", stream);
        assertThat(ledger.as("dispatcher").get(address).status()).isEqualTo(200);
    }
}
