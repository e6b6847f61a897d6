package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.consent;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.complaint.ConsentTo.CONCESSION;
import static org.caseledger.events.complaint.ConsentTo.ENTRUSTED_MEDIATION;
import static org.caseledger.events.complaint.ConsentTo.MEDIATION;
import static org.caseledger.events.complaint.ConsentTo.PUBLICATION;
import static org.caseledger.events.complaint.Party.COMPLAINANT;
import static org.caseledger.events.complaint.Party.REPRESENTED;
import static org.caseledger.events.complaint.Party.RESPONDENT;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordSettlement;
import org.caseledger.command.complaint.closing.ClosingCommand.WithdrawComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.AcceptComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordMediation;
import org.caseledger.command.complaint.parties.Masking;
import org.caseledger.command.complaint.parties.PartyCommand.ArrangeMediation;
import org.caseledger.command.complaint.parties.PartyCommand.AskRecusal;
import org.caseledger.command.complaint.parties.PartyCommand.DecideRecusal;
import org.caseledger.command.complaint.parties.PartyCommand.NameRepresentatives;
import org.caseledger.command.complaint.parties.PartyCommand.PublishCase;
import org.caseledger.command.complaint.parties.PartyCommand.RecordAgent;
import org.caseledger.command.complaint.parties.PartyCommand.RecordConsent;
import org.caseledger.command.gate.Digest;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Told;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.Jurisdiction;
import org.caseledger.events.complaint.MediationEnding;
import org.caseledger.events.complaint.NamedRespondent;
import org.caseledger.events.complaint.RespondentDetails;
import org.caseledger.events.complaint.RespondentKind;
import org.caseledger.events.complaint.SupervisionEvent.CasePublished;
import org.caseledger.procedure.Procedures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Agents, representatives, consent, mediators and publication (O121-11, 12, 18 to 21, 38). */
class PartiesTest extends ComplaintTest {
    private static final Instant NOW = Give.at("2026-05-11T09:00");
    private static final Told TOLD = new Told(Medium.PHONE, NOW);
    private static final AskRecusal ASK =
            new AskRecusal(CASE, COMPLAINANT, handlerOf(XIPU).person(), "系被投诉人近亲属", null, null);

    @BeforeEach
    void inForce() {
        work(TestOffice.by(Procedures.builtIn().get("P9+law")));
        office().setTime(NOW);
    }

    @Test
    @DisplayName("O121-18 经投诉人和被投诉人同意,采用调解")
    void givenNotBothConsent_whenMediated_thenRefused() {
        given(accepted());
        when(handlerOf(XIPU), mediate(true, null));
        thenRefused(Rule.BOTH_CONSENT, "O121-18");
        given(accepted().give(INTAKE, consent(MEDIATION, COMPLAINANT)));
        when(handlerOf(XIPU), mediate(false, MediationEnding.NO_AGREEMENT));
        thenRefused(Rule.BOTH_CONSENT, "O121-18");
        when(handlerOf(XIPU), mediate(false, MediationEnding.ABSENT_OR_REFUSED));
        thenDone();
        given(consented()
                .give(INTAKE, new RecordConsent(CASE, MEDIATION, RESPONDENT, false, Medium.PHONE, null, null)));
        when(handlerOf(XIPU), mediate(true, null));
        thenRefused(Rule.BOTH_CONSENT, "O121-18");
        given(consented());
        when(handlerOf(XIPU), mediate(true, null));
        thenDone();
    }

    @Test
    void givenACaseOfBefore_whenMediatedWithoutConsents_thenItIsAsItWas() {
        office().setTime(Give.at("2026-04-14T09:00"));
        var told = new Told(Medium.PHONE, office().time().instant());
        given(assignedTo(XIPU).give(handlerOf(XIPU), new AcceptComplaint(CASE, told, null, null, null)));
        when(handlerOf(XIPU), mediate(true, null));
        thenDone();
    }

    @Test
    @DisplayName("O121-19, 20 委托调解须双方同意; 时间、地点、调解人员提前告知")
    void givenConsent_whenArrangedWithoutPlaceTimeOrForABody_thenRefused() {
        given(consented());
        when(handlerOf(XIPU), arrange(NOW.plus(Duration.ofDays(1)), null, null));
        thenRefused(Rule.PLACE_TOLD, "O121-20");
        when(handlerOf(XIPU), arrangeBy("nobody"));
        thenRefused(Rule.MEDIATOR_KNOWN, "O121-20");
        when(handlerOf(XIPU), arrange(NOW, "调解室", null));
        thenRefused(Rule.TOLD_BEFOREHAND, "O121-20");
        when(handlerOf(XIPU), arrange(NOW.plus(Duration.ofDays(1)), "调解室", "区消协"));
        thenRefused(Rule.BOTH_ENTRUST, "O121-19");
        var earlier = new Told(Medium.PHONE, NOW.minus(Duration.ofDays(1)));
        for (var told : List.of(List.of(earlier, TOLD), List.of(TOLD, earlier))) {
            var tomorrow = NOW.plus(Duration.ofDays(1));
            when(
                    handlerOf(XIPU),
                    new ArrangeMediation(
                            CASE, tomorrow, false, null, "赵明", null, told.get(0), told.get(1), null, null));
            thenRefused(Rule.TOLD_IN_TIME, "P9.07");
        }
        given(consented()
                .give(INTAKE, consent(ENTRUSTED_MEDIATION, COMPLAINANT))
                .give(INTAKE, consent(ENTRUSTED_MEDIATION, RESPONDENT)));
        when(handlerOf(XIPU), arrange(NOW.plus(Duration.ofDays(1)), "调解室", "区消协"));
        thenDone();
        given(accepted());
        when(handlerOf(XIPU), arrange(NOW.plus(Duration.ofDays(1)), "调解室", null));
        thenRefused(Rule.BOTH_CONSENT, "O121-18");
    }

    @Test
    @DisplayName("O121-21 回避申请: 中止调解, 作出是否回避的决定")
    void givenARecusalAsked_whenMediatedBeforeOrByWhoStandsAside_thenRefused() {
        given(consented().give(INTAKE, ASK));
        when(handlerOf(XIPU), mediate(true, null));
        thenRefused(Rule.MEDIATION_SUSPENDED, "O121-21");
        when(INTAKE, ASK);
        thenRefused(Rule.MEDIATION_SUSPENDED, "O121-21");

        given(consented());
        when(INTAKE, new AskRecusal(CASE, RESPONDENT, "nobody", "有利害关系", null, null));
        thenRefused(Rule.MEDIATOR_KNOWN, "O121-20");
        given(consented().give(INTAKE, ASK).give(HEAD, decide(true)));
        when(handlerOf(XIPU), mediate(true, null));
        thenRefused(Rule.STANDS_ASIDE, "O121-21");
        when(handlerOf(XIPU), arrangeBy(handlerOf(XIPU).person()));
        thenRefused(Rule.STANDS_ASIDE, "O121-21");
        given(consented().give(INTAKE, ASK));
        when(handlerOf(XIPU), arrangeBy(handlerOf(XIPU).person()));
        thenRefused(Rule.MEDIATION_SUSPENDED, "O121-21");
        given(consented().give(INTAKE, ASK).give(HEAD, decide(false)));
        when(handlerOf(XIPU), mediate(true, null));
        thenDone();
        when(HEAD, decide(true));
        thenRefused(Rule.RECUSAL_WAITS, "O121-21");
    }

    @Test
    void givenOnesOwnRecusal_whenDecided_thenRefused() {
        given(consented().give(INTAKE, new AskRecusal(CASE, RESPONDENT, HEAD.person(), "有利害关系", null, null)));
        when(HEAD, decide(false));
        thenRefused(Rule.RECUSAL_BY_ANOTHER, "O121-21");
        when(LEADER, decide(false));
        thenDone();
    }

    @Test
    @DisplayName("O121-12 两名代表人; 被代表的投诉人同意")
    void givenRepresentatives_whenTheRequestIsGivenUpWithoutTheOthers_thenRefused() {
        given(received());
        when(INTAKE, name(3, 12));
        thenRefused(Rule.TWO_REPRESENTATIVES, "O121-12");
        when(INTAKE, name(2, 2));
        thenRefused(Rule.TWO_REPRESENTATIVES, "O121-12");

        given(consented().give(INTAKE, name(2, 12)));
        when(handlerOf(XIPU), mediate(true, null));
        thenRefused(Rule.REPRESENTED_AGREE, "O121-12");
        when(INTAKE, new WithdrawComplaint(CASE, "不再追究", TOLD, null, null));
        thenRefused(Rule.REPRESENTED_AGREE, "O121-12");
        when(INTAKE, new RecordSettlement(CASE, "双方已和解", TOLD, null, null));
        thenRefused(Rule.REPRESENTED_AGREE, "O121-12");
        given(consented().give(INTAKE, name(2, 12)).give(INTAKE, consent(CONCESSION, REPRESENTED)));
        when(handlerOf(XIPU), mediate(true, null));
        thenDone();
    }

    @Test
    @DisplayName("O121-11 授权委托书原件, 权限和期限")
    void givenNoLetterOrAnOldOne_whenAnAgentIsRecorded_thenRefused() {
        given(received());
        when(
                INTAKE,
                new RecordAgent(
                        CASE,
                        "王五",
                        "居民身份证51012419900101002X",
                        "代为投诉",
                        LocalDate.of(2026, 12, 31),
                        "f".repeat(64),
                        null,
                        null));
        thenRefused(Rule.LETTER_KEPT, "O121-11");
        when(INTAKE, Give.recordAgent(LocalDate.of(2026, 5, 10)));
        thenRefused(Rule.AUTHORITY_IN_FORCE, "O121-11");
        when(INTAKE, Give.recordAgent(LocalDate.of(2026, 5, 11)));
        thenDone();
    }

    @Test
    @DisplayName("O121-38 公示: consent where it tells of a person, masked, as previewed")
    void givenAnEndedCase_whenPublished_thenMaskedAndOnlyWithConsent() {
        var text = "张三（13800000000）投诉某超市，已退款。";
        var masked = "张*（138********）投诉某超市，已退款。";
        given(ended());
        when(HEAD, publish(text, masked));
        thenRefused(Rule.CONSENT_TO_PUBLICATION, "O121-38");
        when(HEAD, publish(masked, masked));
        thenRefused(Rule.CONSENT_TO_PUBLICATION, "O121-38");
        when(HEAD, publish("某超市已退款。", "某超市已退款"));
        thenRefused(Rule.PUBLISHED_AS_PREVIEWED, "O121-38");
        when(HEAD, publish("某超市已退款。", "某超市已退款。"));
        thenDone();
        given(ended().give(INTAKE, consent(PUBLICATION, COMPLAINANT)));
        when(HEAD, publish(text, masked));
        then(new CasePublished(masked, Digest.of(masked), Occurred.at(NOW)));
    }

    @Test
    void givenARespondentWhoIsAPerson_whenPublished_thenNameAndAddressAreMasked() {
        var home = RespondentDetails.ofPerson("犀浦镇一街1号", null);
        var about = NamedRespondent.of("赵六", RespondentKind.PERSON, home);
        var masking = Masking.of(null, List.of(), about, Object::toString);
        assertThat(masking.of("赵六住犀浦镇一街1号，已退款。")).isEqualTo("赵*住犀******，已退款。");
    }

    @Test
    void givenAnOpenOrSecretCaseOrTheUnit_whenPublished_thenRefused() {
        given(accepted());
        when(HEAD, publish("商家已退款", "商家已退款"));
        thenRefused(Rule.STATE, "P9.02");
        given(ended());
        when(handlerOf(XIPU), publish("商家已退款", "商家已退款"));
        thenRefused(Rule.ROLE, "O121-38");
        given(ended().give(LEADER, Give.markSecret(LEADER.person(), HEAD.person())));
        when(HEAD, publish("商家已退款", "商家已退款"));
        thenRefused(Rule.SECRET_NOT_PUBLISHED, "O121-39");
    }

    @Test
    void givenPersonalData_whenMasked_thenTheSameAgainAndNothingElse() {
        var masking = new Masking(new Complainant("李四", "028-85550000", "li@example.org", "犀浦镇一街1号"), List.of("𠮷田"));
        var text = "李四，028-85550000，li@example.org，犀浦镇一街1号，13912345678，51012419900101002X，金额1234567，１３９１２３４５６７９，𠮷田";
        var masked = masking.of(text);
        assertThat(masked)
                .doesNotContain("李四", "85550000", "example", "一街", "12345678，", "19900101", "５６７９", "田")
                .contains("李*", "𠮷*", "139********", "金额1234567");
        assertThat(masking.of(masked)).isEqualTo(masked);
        assertThat(masking.tellsOf("某超市")).isFalse();
        assertThat(masking.tellsOf(masked)).isTrue();
    }

    private History accepted() {
        return assignedTo(XIPU)
                .give(handlerOf(XIPU), new AcceptComplaint(CASE, TOLD, Jurisdiction.PLACE_OF_BUSINESS, null, null));
    }

    private History consented() {
        return accepted().give(INTAKE, consent(MEDIATION, COMPLAINANT)).give(INTAKE, consent(MEDIATION, RESPONDENT));
    }

    private History ended() {
        return accepted().give(INTAKE, new WithdrawComplaint(CASE, "商家已退款", TOLD, null, null));
    }

    private static PublishCase publish(String text, String previewed) {
        return new PublishCase(CASE, text, Digest.of(previewed), null, null);
    }

    private static NameRepresentatives name(int representatives, int complainants) {
        return new NameRepresentatives(
                CASE, List.of("张三", "李四", "王五").subList(0, representatives), complainants, null, null);
    }

    private static DecideRecusal decide(boolean recused) {
        return new DecideRecusal(CASE, recused, "经查属实", null, null);
    }

    private static RecordMediation mediate(boolean agreed, @Nullable MediationEnding ending) {
        return new RecordMediation(CASE, agreed, null, ending, null, null);
    }

    private static ArrangeMediation arrange(Instant heldAt, @Nullable String place, @Nullable String body) {
        return new ArrangeMediation(CASE, heldAt, true, place, "赵明", body, TOLD, TOLD, null, null);
    }

    private static ArrangeMediation arrangeBy(String mediator) {
        var tomorrow = NOW.plus(Duration.ofDays(1));
        return new ArrangeMediation(CASE, tomorrow, true, "调解室", mediator, null, TOLD, TOLD, null, null);
    }
}
