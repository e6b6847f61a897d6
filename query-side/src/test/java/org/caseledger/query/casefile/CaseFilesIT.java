package org.caseledger.query.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.query.sealing.SealedCase;
import org.caseledger.query.sealing.TestVault;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.caseledger.testing.Events;
import org.caseledger.text.LabelledException;
import org.caseledger.vault.KeyDestroyed;
import org.caseledger.vault.VaultLocked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CaseFilesIT {
    private static TestLedger ledger;
    private static CaseFiles files;

    @BeforeAll
    static void start() {
        ledger = new TestLedger();
        files = new CaseFiles(ledger.log());
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void givenAWholeLifeInTheLog_whenReadAtEveryPosition_thenItIsTheFoldToThere() {
        try (var own = new TestLedger()) {
            var files = new CaseFiles(own.log());
            var history = History.wholeLife();
            History.receivedAt("2026-03-01T01:00:00Z", ComplaintKind.COMPLAINT, Channel.PHONE, null)
                    .in(own);
            long before = own.log().head();
            history.in(own);
            assertThat(files.at(history.caseId(), before)).isEmpty();
            for (int n = 1; n <= history.recorded().size(); n++) {
                var file = files.at(history.caseId(), before + n).orElseThrow();
                var expected = CaseFile.fold(history.recorded().subList(0, n)).orElseThrow();
                assertThat(file.version()).isEqualTo(n - 1);
                assertThat(file.position()).isEqualTo(before + n);
                assertThat(file.state()).isEqualTo(expected.state());
                assertThat(file.deadlines()).isEqualTo(expected.deadlines());
                assertThat(file.drafts()).isEqualTo(expected.drafts());
            }
            assertThat(files.find(history.caseId()))
                    .isEqualTo(files.at(history.caseId(), own.log().head()));
        }
    }

    @Test
    void givenAnInstant_whenRead_thenTheCaseIsAsTheLedgerKnewItThen() {
        var history = History.receivedAt("2027-01-04T01:00:00Z", ComplaintKind.COMPLAINT, Channel.PHONE, "红光超市")
                .at("2027-01-05T01:00:00Z")
                .classified()
                .in(ledger);
        var id = history.caseId();
        assertThat(files.at(id, Instant.parse("2027-01-04T00:59:59Z"))).isEmpty();
        assertThat(files.at(id, Instant.parse("2027-01-04T01:00:00Z"))
                        .orElseThrow()
                        .state())
                .isEqualTo(ComplaintState.RECEIVED);
        assertThat(files.at(id, Instant.parse("2027-01-05T01:00:00Z"))
                        .orElseThrow()
                        .state())
                .isEqualTo(ComplaintState.CLASSIFIED);
        var file = files.find(id).orElseThrow();
        assertThat(files.recordedAt(file.position())).contains(file.recordedAt());
        assertThat(files.recordedAt(ledger.log().head() + 1)).isEmpty();
    }

    @Test
    void givenNoSuchCase_whenRead_thenThereIsNone() {
        assertThat(files.find(CaseId.random())).isEmpty();
    }

    @Test
    void givenSealedParts_whenOpened_thenTheyReadAsTheyWereWritten() {
        var vault = TestVault.open(ledger.database());
        var li = new Complainant("李雷", "13812345678", null, null);
        var first = new Narrative("过期食品", "买到过期牛奶", "退款");
        var second = new Narrative("过期食品", "买到过期牛奶两盒", "退款");
        var c = new SealedCase(ledger, vault).at("2028-01-04T01:00:00Z");
        c.received("郫市监投〔2026〕000001号", li, "红光超市", first)
                .by(
                        Role.INTAKE,
                        Events.corrected(
                                CorrectedField.NARRATIVE,
                                null,
                                null,
                                c.seal(SealedField.CORRECTED_NARRATIVE, EventCodec.write(first)),
                                c.seal(SealedField.CORRECTED_NARRATIVE, EventCodec.write(second)),
                                "数量有误",
                                c.occurred()))
                .by(Role.HANDLER, new ReplyDrafted(1, c.seal(SealedField.DRAFT, "您好"), "d", "handler", c.occurred()));
        var file = files.find(c.id()).orElseThrow();
        var parts = new SealedParts(vault);
        assertThat(parts.open(file, file.sealed().keySet()))
                .containsEntry("complainant", li)
                .containsEntry("narrative", second)
                .containsEntry("narrative-before-1", first)
                .containsEntry("draft-1", "您好")
                .hasSize(4);
        assertThat(parts.open(file, Set.of("draft-1"))).containsOnlyKeys("draft-1");
        assertThatThrownBy(() -> parts.open(file, Set.of("draft-9")))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("draft-9")
                .hasMessageContaining("没有");
        assertThatThrownBy(() -> new SealedParts(TestVault.locked(ledger.database())).open(file, Set.of("draft-1")))
                .isInstanceOf(VaultLocked.class);
        ledger.sql()
                .sql("DELETE FROM vault.case_key WHERE case_id = :id")
                .param("id", c.id().value())
                .update();
        assertThatThrownBy(() -> new SealedParts(TestVault.open(ledger.database())).open(file, Set.of("draft-1")))
                .isInstanceOf(KeyDestroyed.class);
    }

    @Test
    void givenACaseThatWasJustOpened_whenAnotherNodeDestroysIt_thenItOpensNeverAgain() {
        var vault = TestVault.open(ledger.database());
        var parts = new SealedParts(vault);
        for (int n = 0; n < 5; n++) {
            var c = new SealedCase(ledger, vault).at("2028-01-04T01:00:00Z");
            c.received(
                    "郫市监投〔2028〕00001%d号".formatted(n),
                    new Complainant("李雷", "13812345678", null, null),
                    "红光超市",
                    new Narrative("过期食品", "买到过期牛奶", "退款"));
            var file = files.find(c.id()).orElseThrow();
            assertThat(parts.open(file, Set.of("complainant"))).isNotEmpty();

            c.destroyed();

            assertThatThrownBy(() -> parts.open(file, Set.of("complainant"))).isInstanceOf(KeyDestroyed.class);
        }
    }
}
