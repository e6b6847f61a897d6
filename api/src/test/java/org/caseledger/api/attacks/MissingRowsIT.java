package org.caseledger.api.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.api.demo.DemoCases;
import org.caseledger.api.integrity.RowsCheck;
import org.caseledger.api.integrity.Verification;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.QuietLedger;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogCheck.Fault;
import org.caseledger.vault.SealedFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The owner of the database takes away what events rely on: keys of cases, scans, people. */
class MissingRowsIT {
    private static QuietLedger ledger;

    @BeforeAll
    static void start() {
        ledger = QuietLedger.onNewDatabase(HandClock.at("2026-03-10T15:00"), "--caseledger.log.sign=false");
        ledger.addPeople();
        ledger.bean(DemoCases.class).play(percent -> {});
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    /** The faults reported while rows that a condition describes are away; everything agrees before. */
    private static List<String> toldWithout(String table, String condition) {
        assertThat(ledger.bean(RowsCheck.class).run()).isEmpty();
        var jdbc = ledger.bean(JdbcClient.class);
        jdbc.sql("CREATE TABLE public.away AS SELECT * FROM %s WHERE %s".formatted(table, condition))
                .update();
        assertThat(jdbc.sql("SELECT count(*) FROM public.away")
                        .query(Long.class)
                        .single())
                .isPositive();
        jdbc.sql("""
                        ALTER TABLE %1$s DISABLE TRIGGER USER;
                        DELETE FROM %1$s WHERE %2$s;
                        ALTER TABLE %1$s ENABLE TRIGGER USER
                        """.formatted(table, condition)).update();
        try {
            return ledger.bean(RowsCheck.class).run().stream().map(Fault::zh).toList();
        } finally {
            jdbc.sql("INSERT INTO %s SELECT * FROM public.away".formatted(table))
                    .update();
            jdbc.sql("DROP TABLE public.away").update();
        }
    }

    @Test
    void givenTheKeyOfACaseIsDeleted_thenTheCaseIsNamed() {
        assertThat(toldWithout(
                        "vault.case_key",
                        "case_id = (SELECT stream_id FROM ledger.event"
                                + " WHERE type = 'ComplaintReceived' ORDER BY position LIMIT 1)"))
                .singleElement()
                .asString()
                .contains("000001号", "没有密钥", "vault.case_key");
    }

    @Test
    void givenTheScanOfASignatureIsDeleted_thenTheSignatureIsNamed() {
        assertThat(toldWithout("vault.file", "true")).singleElement().asString().contains("扫描件", "vault.file");
    }

    @Test
    void whenTheScansAreLookedFor_thenTheLogIsReadInPagesThatTheThrottleSees() {
        var pages = new ArrayList<Long>();

        assertThat(ledger.bean(SealedFiles.class).firstMissingScan(pages::add)).isEmpty();

        long head = ledger.bean(EventLog.class).head();
        assertThat(pages).startsWith(100L).endsWith(head).hasSize((int) (head + 99) / 100);
        var all = new ArrayList<Long>();
        assertThat(ledger.bean(Verification.class).run(List.of(), all::add).faults())
                .isEmpty();
        assertThat(all).endsWith(pages.toArray(Long[]::new)).hasSizeGreaterThan(pages.size());
    }

    @Test
    void givenAScanOfALaterPageIsDeleted_thenTheSignatureIsNamed() {
        var found = toldWithout("vault.file", """
                        encode(sha256, 'hex') = (
                            SELECT payload -> 'occurred' ->> 'paper' FROM ledger.event
                             WHERE position > 100 AND payload -> 'occurred' ->> 'paper' IS NOT NULL
                               AND get_byte(uuid_send(stream_id), 6) >> 4 <> 8
                             ORDER BY position LIMIT 1)
                        """);

        assertThat(found).singleElement().asString().contains("扫描件", "vault.file");
    }

    @Test
    void givenAPersonIsDeleted_thenThePersonIsNamed() {
        assertThat(toldWithout("office.person", "username = 'auditor2'"))
                .containsExactly("人员auditor2在日志中有登记，数据库中没有其记录：已被删除");
    }
}
