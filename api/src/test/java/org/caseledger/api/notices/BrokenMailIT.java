package org.caseledger.api.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.caseledger.api.notices.BrokenWire.Fault.ANSWER_HELD;
import static org.caseledger.api.notices.BrokenWire.Fault.ANSWER_LOST;
import static org.caseledger.api.notices.BrokenWire.Fault.CLOSED;
import static org.caseledger.api.notices.BrokenWire.Fault.CUT_BEFORE_CONTENT;
import static org.caseledger.api.notices.BrokenWire.Fault.NONE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.testing.JavaProcess;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notices by mail while the mail server, or the ledger itself, breaks. */
@Tag("long")
@Tag("turn-4")
class BrokenMailIT {
    private static final Duration LONG = Duration.ofSeconds(240);
    private static final int NOTICES = 40;

    static String[] settings(int port) {
        return new String[] {
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=" + port,
            "--caseledger.notices.mail-from=ledger@example.gov.cn",
            "--caseledger.public-url=https://ledger.example.gov.cn",
            "--caseledger.notices.send-every=100ms",
            "--caseledger.notices.retry-after=20ms",
            "--caseledger.notices.claim=3s",
            "--caseledger.notices.attempts=100"
        };
    }

    private static void choose(TestLedger ledger, String person) {
        WebForm.done(new WebForm(ledger, person).send("/notices/choices", Map.of("mail", person + "@example.gov.cn")));
    }

    private static void mention(TestLedger ledger, String id, int number) {
        ledger.cases().give("dispatcher", id, "write-note", "{\"text\":\"@何岸 第%d次\"}".formatted(number));
    }

    private static long waiting(TestLedger ledger) {
        return ledger.bean(JdbcClient.class)
                .sql("SELECT count(*) FROM processors.delivery WHERE state = 'WAITING'")
                .query(Long.class)
                .single();
    }

    private static long made(TestLedger ledger) {
        return ledger.bean(JdbcClient.class)
                .sql("SELECT count(*) FROM processors.delivery")
                .query(Long.class)
                .single();
    }

    @Test
    void given40NoticesUnderABrokenMailServer_thenNoneIsLost_andNoneIsDouble() throws Exception {
        try (var mails = new MailboxOfPeople();
                var wire = new BrokenWire(mails.port(), CLOSED, NONE, CUT_BEFORE_CONTENT, NONE, ANSWER_LOST, NONE);
                var ledger = TestLedger.onNewDatabase(settings(wire.port()))) {
            var id = ledger.cases().accepted();
            choose(ledger, "handler");
            for (int i = 0; i < NOTICES; i++) {
                mention(ledger, id, i);
            }
            await().atMost(LONG).until(() -> made(ledger) == NOTICES);
            await().atMost(LONG).until(() -> waiting(ledger) == 0);

            var all = mails.all();
            var ids = all.stream().map(MailboxOfPeople.Mail::id).collect(Collectors.toSet());
            assertThat(ids).as("one message for each notice").hasSize(NOTICES);
            assertThat(all)
                    .as("the same message again only where its answer was lost")
                    .hasSizeGreaterThan(NOTICES)
                    .hasSizeLessThanOrEqualTo(2 * NOTICES)
                    .allMatch(mail -> mail.to().equals("handler@example.gov.cn"))
                    .allMatch(mail -> mail.text().contains("https://ledger.example.gov.cn/cases/"))
                    .noneMatch(mail -> mail.text().contains("次") || mail.text().contains("何岸"));
            assertThat(ledger.bean(Outbox.class).deadCount()).isZero();
        }
    }

    @Test
    void givenTheProgramIsKilledWhileAMailIsOnItsWay_whenItStartsAgain_thenTheMailIsSentUnderItsId() throws Exception {
        Path data = TestLedger.newData();
        try (var database = TestDatabase.fresh();
                var mails = new MailboxOfPeople();
                var wire = new BrokenWire(mails.port(), ANSWER_HELD)) {
            try (var dying = JavaProcess.start(
                    MailingLedger.class, database.getJdbcUrl(), data.toString(), String.valueOf(wire.port()))) {
                dying.await("mentioned");
                assertThat(wire.taken().await(60, TimeUnit.SECONDS)).isTrue();
                dying.kill();
            }
            assertThat(mails.all()).hasSize(1);
            wire.mend();
            try (var again = TestLedger.start(database.getJdbcUrl(), data, settings(wire.port()))) {
                await().atMost(LONG).until(() -> waiting(again) == 0);
                assertThat(made(again)).isEqualTo(1);
            }
            assertThat(mails.all()).hasSize(2);
            assertThat(mails.all().get(1)).isEqualTo(mails.all().get(0));
        }
    }

    /** A ledger that has one notice to send. Arguments: database, data, port of the mail server. */
    static final class MailingLedger {
        private MailingLedger() {}

        public static void main(String[] arguments) throws Exception {
            try (var ledger =
                    TestLedger.start(arguments[0], Path.of(arguments[1]), settings(Integer.parseInt(arguments[2])))) {
                var id = ledger.cases().accepted();
                choose(ledger, "handler");
                mention(ledger, id, 1);
                System.out.println("mentioned");
                System.in.read();
            }
        }
    }
}
