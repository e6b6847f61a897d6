package org.caseledger.api.web.problems;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Test;

/** A database whose disk is full answers so, SQLSTATE 53100: here by a trigger. */
class DiskFullIT {
    private static final TestLedger LEDGER = TestLedger.shared();

    private static void sql(String statement) {
        LEDGER.asSuperuser().sql(statement).update();
    }

    @Test
    void givenAFullDisk_whenSomethingIsRecorded_thenItIsToldAndWorksOnceThereIsRoom() {
        var intake = LEDGER.as("intake").with("Idempotency-Key", "full-disk");
        sql("""
                CREATE FUNCTION ledger.is_full() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE 'could not extend file' USING ERRCODE = '53100';
                END $$
                """);
        sql("""
                CREATE TRIGGER is_full BEFORE INSERT ON ledger.event
                   FOR EACH ROW WHEN (NEW.type = 'ComplaintReceived') EXECUTE FUNCTION ledger.is_full()
                """);
        try {
            long head = LEDGER.head();
            var told = intake.post("/api/complaints", Cases.RECEIPT);
            assertThat(told.status()).as("%s", told).isEqualTo(503);
            assertThat(told.problem()).isEqualTo("disk-full");
            assertThat(told.header("Retry-After")).isNotBlank();
            assertThat(told.text()).contains("磁盘已满").doesNotContain("53100", "extend");
            assertThat(intake.inEnglish().post("/api/complaints", Cases.RECEIPT).text())
                    .contains("The disk is full");
            assertThat(LEDGER.recordedAfter(head)).isEmpty();
        } finally {
            sql("DROP FUNCTION ledger.is_full() CASCADE");
        }

        assertThat(intake.post("/api/complaints", Cases.RECEIPT).status()).isEqualTo(201);
    }
}
