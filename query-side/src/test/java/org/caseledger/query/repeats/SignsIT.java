package org.caseledger.query.repeats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClosingEvent.ComplaintReopened;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.ReceiptEvent.FilingSplit;
import org.caseledger.events.complaint.RefusalSign;
import org.caseledger.events.complaint.ReopenGround;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.sealing.SealedCase;
import org.caseledger.query.sealing.TestVault;
import org.caseledger.query.search.SearchIndex;
import org.caseledger.query.testing.TestLedger;
import org.caseledger.testing.Events;
import org.caseledger.vault.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** O121-17: what the ledger shows of the five factors, from sealed data and nothing but complaints. */
class SignsIT {
    private static final String PHONE = "13812345678";
    private static final String STREET = "郫都区红光镇港通北三路269号";
    private static final String MILK = "我在红光镇的超市买了两盒纯牛奶，回家发现已经过期一个多星期，店员不肯退款，要求赔偿。";

    private TestLedger ledger;
    private Vault vault;
    private SealedCase own;

    @BeforeEach
    void start() {
        ledger = new TestLedger();
        vault = TestVault.open(ledger.database());
        own = received("2026-05-20", new Complainant("李雷", PHONE, null, STREET), "红光超市");
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    private SealedCase received(String day, Complainant by, String respondent) {
        return new SealedCase(ledger, vault)
                .at(day + "T01:00:00Z")
                .received("号" + day, by, respondent, new Narrative(null, MILK, "退款"));
    }

    private SealedCase reported(String day, Complainant by) {
        var report = new SealedCase(ledger, vault).at(day + "T01:00:00Z");
        return report.by(
                Role.INTAKE,
                Events.received(
                        report.id(),
                        "举报" + day,
                        ComplaintKind.REPORT,
                        Channel.PHONE,
                        report.seal(SealedField.COMPLAINANT, EventCodec.write(by)),
                        report.seal(SealedField.NARRATIVE, EventCodec.write(new Narrative(null, MILK, null))),
                        "红光超市",
                        "P9",
                        report.occurred()));
    }

    private RepeatView view() {
        var index = new SearchIndex(ledger.database(), vault);
        return new RepeatView(ledger.database(), new RepeatKeyFactory(vault, index));
    }

    private List<ComputedSign> signs(CaseId of) {
        ledger.project(new BoardView(ledger.database(), Procedures.builtIn()));
        ledger.project(view());
        return asked(of);
    }

    private List<ComputedSign> asked(CaseId of) {
        return new SignQueries(ledger.database()).of(of, Procedures.builtIn().signs(), null);
    }

    private static ComputedSign of(RefusalSign sign, List<ComputedSign> all) {
        return all.stream().filter(one -> one.sign() == sign).findFirst().orElseThrow();
    }

    private static List<CaseId> cases(RefusalSign sign, List<ComputedSign> all) {
        return of(sign, all).cases().stream().map(ComputedSign.Other::caseId).toList();
    }

    private static CaseId[] ids(SealedCase... cases) {
        return Stream.of(cases).map(SealedCase::id).toArray(CaseId[]::new);
    }

    @Test
    @DisplayName("O121-17 three factors are counted, two are for a person, in the order of the article")
    void allFive() {
        assertThat(signs(own.id())).extracting(ComputedSign::sign).containsExactly(RefusalSign.values());
        assertThat(signs(own.id()))
                .extracting(ComputedSign::standing)
                .containsExactly(
                        SignStanding.NOT_SEEN,
                        SignStanding.NOT_SEEN,
                        SignStanding.FOR_A_PERSON,
                        SignStanding.NOT_SEEN,
                        SignStanding.FOR_A_PERSON);
        assertThat(new SignQueries(ledger.database()).of(own.id(), List.of(), null))
                .as("an office whose file has no numbers")
                .extracting(ComputedSign::standing)
                .containsOnly(SignStanding.FOR_A_PERSON);
    }

    @Test
    @DisplayName("O121-17(4) however the phone and the address are written")
    void sharedContact() {
        var phone = received("2026-05-01", new Complainant("韩 梅梅", "＋86 138—1234　5678", null, null), "别家");
        var address = received("2026-04-01", new Complainant("王伟", null, null, "郫都区 红光镇 港通北三路２６９号"), null);
        received("2026-04-02", new Complainant("李　雷", "138 1234 5678", null, null), "别家");
        received("2026-04-03", new Complainant("李先生", PHONE, null, null), "别家");

        var all = signs(own.id());
        assertThat(of(RefusalSign.SHARED_CONTACT, all).standing()).isEqualTo(SignStanding.SEEN);
        assertThat(of(RefusalSign.SHARED_CONTACT, all).found()).isEqualTo(3);
        assertThat(cases(RefusalSign.SHARED_CONTACT, all)).containsExactly(ids(phone, address));
        assertThat(String.join("", ledger.rows("views.repeats"))).doesNotContain("13812345678", "李雷", "韩梅梅", "港通");
    }

    @Test
    @DisplayName("O121-17(4) an email is a contact too, of one person or of several")
    void sharedEmail() {
        var li = received("2026-05-01", new Complainant("李雷", null, "LiLei＠example.com ", null), "甲店");
        received("2026-05-02", new Complainant("韩梅梅", null, "lilei@example.com", null), "乙店");
        received("2026-05-03", new Complainant("王伟", null, "lilei@example.com", null), "丙店");
        received("2026-05-04", new Complainant("赵敏", null, "无", null), "丁店");
        received("2026-05-05", new Complainant("周杰", null, "无", null), "戊店");
        var all = signs(li.id());
        assertThat(of(RefusalSign.SHARED_CONTACT, all).standing()).isEqualTo(SignStanding.SEEN);
        assertThat(of(RefusalSign.SHARED_CONTACT, all).cases().get(0).reasons())
                .contains(Reason.SAME_EMAIL, Reason.ANOTHER_NAME);
        assertThat(of(RefusalSign.UNUSUAL_PURCHASES, all).found()).isEqualTo(1);
        received("2026-05-06", new Complainant("李 雷", null, "lilei@example.com", null), "己店");
        assertThat(of(RefusalSign.UNUSUAL_PURCHASES, signs(li.id())).found()).isEqualTo(2);
        assertThat(String.join("", ledger.rows("views.repeats"))).doesNotContain("example");
    }

    @Test
    @DisplayName("O121-37 halves of a filing are never compared, whatever their kind is later")
    void halves() {
        var half = reported("2026-05-20", new Complainant("韩梅梅", PHONE, null, STREET));
        half.by(Role.INTAKE, new FilingSplit(own.id(), "分别处理", half.occurred()));
        half.by(
                Role.INTAKE,
                Events.corrected(CorrectedField.KIND, "REPORT", "COMPLAINT", null, null, "误记", half.occurred()));
        assertThat(of(RefusalSign.SHARED_CONTACT, signs(own.id())).found()).isEqualTo(1);
        assertThat(of(RefusalSign.SHARED_CONTACT, signs(half.id())).found()).isEqualTo(1);
        var other = received("2026-05-20", new Complainant("王伟", PHONE, null, null), null);
        assertThat(cases(RefusalSign.SHARED_CONTACT, signs(other.id())))
                .as("the kind counts")
                .containsExactlyInAnyOrder(ids(own, half));
    }

    @Test
    @DisplayName("O121-17(2) many alike within a month, by one person and in the same words by several")
    void manyAtOnce() {
        var li = new Complainant("李雷", PHONE, null, null);
        var one = received("2026-05-18", li, "红光超市有限公司");
        var two = received("2026-05-17", li, "红光超市");
        var three = received("2026-05-16", li, "红光超市");
        assertThat(of(RefusalSign.MANY_AT_ONCE, signs(own.id())).standing()).isEqualTo(SignStanding.NOT_SEEN);
        var four = received("2026-05-01", li, "红光超市");
        received("2026-04-01", li, "红光超市");
        var all = signs(own.id());
        assertThat(of(RefusalSign.MANY_AT_ONCE, all).standing()).isEqualTo(SignStanding.SEEN);
        assertThat(cases(RefusalSign.MANY_AT_ONCE, all)).containsExactly(ids(one, two, three, four));
        assertThat(of(RefusalSign.UNUSUAL_PURCHASES, all).found()).isEqualTo(6);

        var gang = Stream.of("13900000001", "13900000002", "13900000003", "13900000004")
                .map(phone -> new Complainant("某人", phone, null, null))
                .map(by -> received("2026-06-20", by, "另一超市"))
                .toArray(SealedCase[]::new);
        var last = received("2026-06-21", null, "另一超市");
        var concentrated = signs(last.id());
        assertThat(of(RefusalSign.MANY_AT_ONCE, concentrated).standing()).isEqualTo(SignStanding.SEEN);
        assertThat(cases(RefusalSign.MANY_AT_ONCE, concentrated)).containsExactlyInAnyOrder(ids(gang));
        assertThat(of(RefusalSign.SHARED_CONTACT, concentrated).standing())
                .as("anonymous")
                .isEqualTo(SignStanding.NOTHING_TO_COMPARE);
    }

    @Test
    @DisplayName("O121-37 reports, the other half of a filing and secret cases are no part of it")
    void nothingOfReports() {
        for (var name : List.of("韩梅梅", "王伟", "张三丰")) {
            reported("2026-05-10", new Complainant(name, PHONE, null, STREET));
        }
        var half = reported("2026-05-20", new Complainant("李雷", PHONE, null, STREET));
        half.by(Role.INTAKE, new FilingSplit(own.id(), "分别处理", half.occurred()));
        var secret = received("2026-05-11", new Complainant("周杰", PHONE, null, null), "红光超市");
        secret.by(
                Role.CENTER_HEAD,
                new SecrecyMarked(
                        SecrecyGround.STATE,
                        List.of("handler"),
                        secret.seal(SealedField.SECRECY, "涉密"),
                        secret.occurred()));
        var all = signs(own.id());
        assertThat(all).allSatisfy(sign -> assertThat(sign.cases()).isEmpty());
        assertThat(of(RefusalSign.SHARED_CONTACT, all).found()).isEqualTo(1);
        assertThat(asked(secret.id()))
                .extracting(ComputedSign::standing)
                .containsOnly(SignStanding.NOTHING_TO_COMPARE, SignStanding.FOR_A_PERSON);
    }

    @Test
    void givenAnotherRoundOrADestroyedCase_whenCounted_thenNeitherAddsOne() {
        var erased = received("2026-05-11", new Complainant("韩梅梅", PHONE, null, null), "红光超市");
        own.by(Role.INTAKE, new ComplaintReopened(ReopenGround.DISSATISFIED, 2, "仍未解决", own.occurred()));
        assertThat(of(RefusalSign.SHARED_CONTACT, signs(own.id())).found()).isEqualTo(2);
        erased.destroyed();
        var all = signs(own.id());
        assertThat(of(RefusalSign.SHARED_CONTACT, all).found()).isEqualTo(1);
        assertThat(of(RefusalSign.UNUSUAL_PURCHASES, all).found()).isEqualTo(1);
        assertThat(asked(erased.id()))
                .extracting(ComputedSign::standing)
                .containsOnly(SignStanding.NOTHING_TO_COMPARE, SignStanding.FOR_A_PERSON);
    }
}
