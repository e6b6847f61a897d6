package org.caseledger.query.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.testing.History.SEALED;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.events.Clock;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.HandlingEvent.LeadDecided;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.Secrecy;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.events.duty.DutyOfficerNamed;
import org.caseledger.query.testing.History;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("P7.20 what people see of a secret case that does not name them")
class WithheldTest {
    private static final Instant AS_OF = Instant.parse("2026-03-20T00:00:00Z");
    private static final Secrecy SECRECY = new Secrecy(SecrecyGround.TRADE, List.of("handler", "leader"));

    private CaseSummary whole;
    private CaseSummary withheld;

    @BeforeEach
    void markACaseThatSaysMuch() {
        var history = History.received().set(Clock.REPLY, 1, "2026-03-09T16:00:00Z");
        history.by(
                        Role.SYSTEM,
                        new DutyOfficerNamed(
                                LocalDate.parse("2026-03-01"),
                                XIPU,
                                List.of(new DutyOfficer("he", "何𠮷", null)),
                                history.now()))
                .classified()
                .signedOff(XIPU)
                .assigned(XIPU)
                .accepted()
                .by(Role.HANDLER, new LeadDecided(true, "配方外泄", new Occurred(history.now(), "等待配方鉴定", null)))
                .drafted();
        history.by(
                        Role.LEADER,
                        new ReplyApproved(ApprovalLevel.LEADER, 1, "d", "配方部分删去", "leader", null, history.occurred()))
                .adopted("citizen-messages", null, false)
                .markedSecret(SecrecyGround.TRADE)
                .by(
                        Role.CENTER_HEAD,
                        new ComplaintArchived(
                                Set.of(DossierPart.REGISTRATION_FORM),
                                Map.of(DossierPart.FEEDBACK_RECORD, "配方未公开"),
                                history.occurred()));
        var file = CaseFile.fold(history.recorded()).orElseThrow();
        whole = CaseSummary.of(file, AS_OF);
        withheld = Withheld.from(whole, SECRECY, false);
    }

    @Test
    void givenNobodyNamesThem_whenShown_thenNothingThatSomebodyWroteIsThere() {
        var json = EventCodec.write(withheld);

        assertThat(EventCodec.write(whole)).contains("红光超市", "配方外泄", "等待配方鉴定", "配方部分删去", "配方未公开", "请办理");
        assertThat(json).doesNotContain("红光超市", "配方", "请办理", SEALED.ciphertext());
        assertThat(withheld.respondent()).isNull();
        assertThat(withheld.dossier()).isNull();
        assertThat(withheld.origin()).isNull();
    }

    @Test
    void givenNobodyNamesThem_whenShown_thenWhereItStandsAndItsClocksAreAsTheyAre() {
        assertThat(withheld)
                .usingRecursiveComparison()
                .ignoringFields("respondent", "respondentKind", "dossier", "origin", "secret", "drafts", "steps")
                .isEqualTo(whole);
        assertThat(withheld.deadlines()).hasSize(1);
        assertThat(withheld.duty().officers()).extracting(DutyOfficer::name).containsExactly("何𠮷");
        assertThat(withheld.sealedParts()).contains("draft-1", "secrecy-1");
    }

    @Test
    void givenNobodyNamesThem_whenShown_thenWhoDidWhatWhenIsStillTold() {
        assertThat(withheld.steps()).hasSameSizeAs(whole.steps());
        for (int i = 0; i < whole.steps().size(); i++) {
            var step = withheld.steps().get(i);
            var open = whole.steps().get(i);
            assertThat(step)
                    .usingRecursiveComparison()
                    .ignoringFields("facts", "occurred")
                    .isEqualTo(open);
            assertThat(step.facts()).isEmpty();
            assertThat(step.occurred().at()).isEqualTo(open.occurred().at());
            assertThat(step.occurred().source()).isEqualTo(open.occurred().source());
            assertThat(step.occurred().lateReason()).isNull();
        }
    }

    @Test
    void givenADraft_whenWithheld_thenItsDigestAndDecisionsStayWithoutOpinions() {
        assertThat(withheld.drafts())
                .usingRecursiveComparison()
                .ignoringFields("decisions.opinion")
                .isEqualTo(whole.drafts());
        assertThat(whole.drafts().get(0).decisions())
                .extracting(Draft.Decision::opinion)
                .containsExactly("配方部分删去");
        assertThat(withheld.drafts().get(0).decisions())
                .extracting(Draft.Decision::opinion)
                .containsOnlyNulls();
    }

    @Test
    void givenThoseWhoNameThem_whenShown_thenOnlyTheyAreToldWhoMayKnow() {
        assertThat(withheld.secret()).isEqualTo(new CaseSummary.Secret(SecrecyGround.TRADE, null));
        assertThat(Withheld.from(whole, SECRECY, true).secret())
                .isEqualTo(new CaseSummary.Secret(SecrecyGround.TRADE, List.of("handler", "leader")));
    }

    @Test
    void givenASourceWithoutTimes_whenWithheld_thenTheSourceIsStillNamed() {
        var history = History.received().classified().assigned(XIPU);
        history.by(
                Role.ADMIN,
                new ComplaintDeclined(
                        "涉及配方", null, null, null, null, null, null, new Occurred(null, null, "citizen-messages")));
        var summary = CaseSummary.of(CaseFile.fold(history.recorded()).orElseThrow(), AS_OF);
        var steps = Withheld.from(summary, SECRECY, false).steps();

        assertThat(steps.get(3).occurred()).isEqualTo(new Occurred(null, null, "citizen-messages"));
    }
}
