package org.caseledger.api.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.events.CaseId;
import org.caseledger.events.office.NoticeChannel;
import org.caseledger.events.office.NoticeKind;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notices that are never taken, and digests. */
class UndeliveredNoticesIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    private static void write(TestLedger ledger, String id, String text) {
        ledger.cases().give("dispatcher", id, "write-note", "{\"text\":\"%s\"}".formatted(text));
    }

    /** How many notices are on their way, or were sent. */
    private static long sent(TestLedger ledger) {
        return ledger.bean(JdbcClient.class)
                .sql("SELECT count(*) FROM processors.delivery_notice")
                .query(Long.class)
                .single();
    }

    private static long count(TestLedger ledger, String where) {
        return ledger.bean(JdbcClient.class)
                .sql("SELECT count(*) FROM processors.delivery WHERE " + where)
                .query(Long.class)
                .single();
    }

    @Test
    void givenAServerThatIsAway_whenGivenUp_thenTheAdministratorSeesIt_andSendsItAgainOrDropsIt() throws Exception {
        try (var mails = new MailboxOfPeople();
                var wire = new BrokenWire(mails.port(), BrokenWire.Fault.CLOSED);
                var ledger = TestLedger.onNewDatabase(
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + wire.port(),
                        "--caseledger.notices.mail-from=ledger@example.gov.cn",
                        "--caseledger.notices.send-every=50ms",
                        "--caseledger.notices.retry-after=50ms",
                        "--caseledger.notices.attempts=2")) {
            var id = ledger.cases().accepted();
            WebForm.done(
                    new WebForm(ledger, "handler").send("/notices/choices", Map.of("mail", "hean@example.gov.cn")));
            write(ledger, id, "@何岸 一");
            write(ledger, id, "@何岸 二");
            await().atMost(LONG).until(() -> count(ledger, "state = 'DEAD'") == 2);
            assertThat(mails.all()).isEmpty();

            long head = ledger.head();
            var admin = new WebForm(ledger, "admin");
            var page = admin.open("/notices/undelivered");
            assertThat(page.text()).contains("何岸", "电子邮件", "共2条");
            assertThat(admin.open("/notices/unread").text()).contains(">2<");
            assertThat(new WebForm(ledger, "head").open("/notices/undelivered").status())
                    .isEqualTo(403);
            assertThat(ledger.recordedAfter(head))
                    .filteredOn(event -> event.type().equals("RecordsRead"))
                    .hasSize(1);

            var dead = ledger.bean(Outbox.class).dead(10);
            assertThat(admin.post(
                                    "/notices/undelivered",
                                    Map.of("ids", dead.get(0).id().toString()))
                            .status())
                    .as("no reason")
                    .isEqualTo(400);
            wire.mend();
            var again = Map.of("ids", dead.get(0).id().toString(), "reason", "邮件系统已恢复");
            assertThat(WebForm.done(admin.post("/notices/undelivered", again)))
                    .isEqualTo("/notices/undelivered?settled=1");
            await().atMost(LONG).until(() -> mails.all().size() == 1);
            var drop = Map.of(
                    "ids", dead.get(1).id().toString(),
                    "reason", "已当面告知",
                    "drop", "true");
            WebForm.done(admin.post("/notices/undelivered", drop));
            assertThat(WebForm.done(admin.post("/notices/undelivered", drop)))
                    .as("twice")
                    .isEqualTo("/notices/undelivered?settled=0");
            assertThat(count(ledger, "state = 'DROPPED'")).isEqualTo(1);
            assertThat(ledger.bean(Outbox.class).deadCount()).isZero();
            assertThat(ledger.recordedAfter(head))
                    .filteredOn(event -> event.type().equals("UndeliveredNoticesSettled"))
                    .hasSize(2);
            assertThat(mails.all()).hasSize(1);
        }
    }

    @Test
    void givenADigestIsChosen_whenItsTimeComes_thenOneMailTellsAll_andOnlyOnAWorkingDay() throws Exception {
        var clock = HandClock.at("2026-03-06T10:00"); // a Friday
        try (var mails = new MailboxOfPeople();
                var database = TestDatabase.fresh();
                var ledger = TestLedger.start(
                        database.getJdbcUrl(),
                        TestLedger.newData(),
                        clock::addTo,
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + mails.port(),
                        "--caseledger.notices.mail-from=ledger@example.gov.cn",
                        "--caseledger.notices.send-every=1h")) {
            var received = ledger.cases().classified();
            ledger.cases().give("leader", received, "sign-off-routing", "{\"unit\":\"XIPU\"}");
            ledger.cases().give("dispatcher", received, "assign-complaint", "{\"unit\":\"XIPU\"}");
            WebForm.done(new WebForm(ledger, "handler")
                    .send(
                            "/notices/choices",
                            Map.of(
                                    "mail", "hean@example.gov.cn",
                                    "MENTIONED.MAIL", "DIGEST")));
            for (var text : List.of("@何岸 一", "@何岸 二", "@何岸 三")) {
                write(ledger, received, text);
            }
            await().atMost(LONG).until(() -> sent(ledger) == 3);
            assertThat(count(ledger, "true")).isEqualTo(1);
            var delivery = ledger.bean(NoticeDelivery.class);
            for (var early : List.of("2026-03-07T08:30", "2026-03-08T12:00", "2026-03-09T08:29")) {
                clock.set(early);
                assertThat(delivery.sendDue()).isZero();
            }
            clock.set("2026-03-09T08:30");
            assertThat(delivery.sendDue()).isEqualTo(1);
            assertThat(delivery.sendDue()).isZero();
            assertThat(mails.all()).hasSize(1);
            assertThat(mails.all().get(0).subject()).contains("3条通知", "3 notices");
            assertThat(mails.all().get(0).text().lines()).hasSize(3);

            // A default of the office is for whoever chose nothing: the head, not the handler.
            WebForm.done(new WebForm(ledger, "head").send("/notices/choices", Map.of("mail", "wenran@example.gov.cn")));
            write(ledger, received, "@温然 @何岸 四");
            await().atMost(LONG).until(() -> sent(ledger) == 5);
            assertThat(count(ledger, "person = 'head'")).isEqualTo(1);
            var admin = new WebForm(ledger, "admin");
            var page = "/administration/notices";
            var never = Map.of("MENTIONED.MAIL", "NEVER");
            var seen = admin.post(page, never).text().replaceAll("(?s).*name=\"seen\" value=\"(\\w+)\".*", "$1");
            WebForm.done(admin.post(page, Map.of("MENTIONED.MAIL", "NEVER", "seen", seen, "reason", "邮件过多")));
            write(ledger, received, "@温然 @何岸 五");
            await().atMost(LONG).until(() -> sent(ledger) == 6);
            assertThat(count(ledger, "person = 'head'")).isEqualTo(1);
        }
    }

    @Test
    void givenAMessageThatIsClaimed_whenTheNodeDies_thenAnotherOneTakesItOnlyAfterwards() {
        var clock = HandClock.at("2026-03-06T10:00");
        try (var ledger = TestLedger.at(clock, "--caseledger.notices.send-every=1h")) {
            var tables = ledger.bean(NoticeTables.class);
            var outbox = ledger.bean(Outbox.class);
            var id = UUID.randomUUID();
            var notice = new NoticeRow(
                    UUID.randomUUID(), NoticeKind.URGED, CaseId.random(), "PD2026-000001", clock.instant(), null);
            assertThat(tables.add(notice, "handler")).isTrue();
            assertThat(tables.add(notice, "handler")).isFalse();
            var delivery = new Delivery(id, "handler", NoticeChannel.SMS, clock.instant(), 0);
            assertThat(tables.deliver(delivery, notice.id())).isTrue();
            assertThat(tables.deliver(delivery, notice.id())).isTrue();

            var channels = Set.of(NoticeChannel.SMS);
            var claim = Duration.ofMinutes(2);
            assertThat(outbox.claim(channels, clock.instant(), claim, 10)).hasSize(1);
            assertThat(outbox.claim(channels, clock.instant(), claim, 10)).isEmpty();
            assertThat(tables.deliver(delivery, notice.id()))
                    .as("it is being sent")
                    .isFalse();
            clock.set("2026-03-06T10:02");
            assertThat(outbox.claim(channels, clock.instant(), claim, 10))
                    .extracting(Delivery::attempts)
                    .containsExactly(2);
            assertThat(outbox.claim(Set.of(NoticeChannel.MAIL), clock.instant(), claim, 1))
                    .isEmpty();
        }
    }
}
