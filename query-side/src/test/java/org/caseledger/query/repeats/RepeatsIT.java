package org.caseledger.query.repeats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.LinkEvent.ComplaintJoined;
import org.caseledger.events.complaint.LinkEvent.JoinUndone;
import org.caseledger.events.complaint.LinkEvent.RepeatComplaintLinked;
import org.caseledger.events.complaint.LinkEvent.RepeatLinkUndone;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.repeats.RepeatQueries.RepeatFilter;
import org.caseledger.query.sealing.SealedCase;
import org.caseledger.query.sealing.TestVault;
import org.caseledger.query.search.SearchIndex;
import org.caseledger.query.testing.Samples;
import org.caseledger.query.testing.TestLedger;
import org.caseledger.testing.Events;
import org.caseledger.vault.Vault;
import org.caseledger.vault.VaultLocked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepeatsIT {
    private static final UnitId XIPU = new UnitId("XIPU");
    private static final RepeatFilter ALL = new RepeatFilter(180, 20, null, true);
    private static final Instant NOW = Instant.parse("2026-04-10T01:00:00Z");
    private static final String MILK = "我在红光镇的超市买了两盒纯牛奶，回家发现已经过期一个多星期，店员态度恶劣不肯退款，要求赔偿。";
    private static final String MILK_AGAIN = "上次反映的事还没有解决：在红光镇的超市买了两盒纯牛奶，回家发现已经过期一个多星期，店员不肯退款，要求赔偿。";

    private TestLedger ledger;
    private Vault vault;
    private SealedCase milk;
    private SealedCase again;
    private SealedCase gym;
    private SealedCase neighbour;

    @BeforeEach
    void start() {
        ledger = new TestLedger();
        vault = TestVault.open(ledger.database());
        milk = received("2026-03-02", "138-1234-5678", "红光超市（成都）有限公司", MILK);
        again = received("2026-03-20", "+86 13812345678", "红光超市成都", MILK_AGAIN);
        gym = received("2026-04-02", "13812345678", null, "健身房突然关门，办的年卡不能退，负责人联系不上。");
        neighbour = received("2026-04-03", null, null, MILK.replace("两盒", "三盒"));
        received("2026-04-04", "13900000000", "某餐馆", "餐馆里的菜有异味，吃完以后肚子疼。");
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    private SealedCase received(String day, String phone, String respondent, String text) {
        return new SealedCase(ledger, vault)
                .at(day + "T01:00:00Z")
                .received(
                        "号" + day,
                        new Complainant("李雷", phone, null, null),
                        respondent,
                        new Narrative(null, text, "退款"));
    }

    private RepeatView view(Vault with) {
        return new RepeatView(ledger.database(), keys(with));
    }

    private RepeatKeyFactory keys(Vault with) {
        return new RepeatKeyFactory(with, new SearchIndex(ledger.database(), with));
    }

    private void project() {
        ledger.project(new BoardView(ledger.database(), Procedures.builtIn()));
        ledger.project(view(vault));
    }

    private RepeatQueries repeats() {
        return new RepeatQueries(ledger.database(), keys(vault));
    }

    private List<CaseId> found(CaseId caseId, RepeatFilter filter) {
        return repeats().of(caseId, filter).stream()
                .map(RepeatCandidate::caseId)
                .toList();
    }

    @Test
    void givenCases_thenCandidatesAreRankedWithTheirReasons() {
        project();
        var candidates = repeats().of(again.id(), ALL);
        assertThat(candidates).extracting(RepeatCandidate::caseId).containsExactly(milk.id(), gym.id(), neighbour.id());
        var best = candidates.get(0);
        assertThat(best.reasons())
                .containsExactly(Reason.SAME_PHONE, Reason.SAME_NAME, Reason.SAME_RESPONDENT, Reason.SIMILAR_TEXT);
        assertThat(best.score())
                .isGreaterThan(90)
                .isEqualTo(
                        best.shares().values().stream().mapToInt(share -> share).sum());
        assertThat(best.number()).isEqualTo("号2026-03-02");
        assertThat(best.respondent()).isEqualTo("红光超市（成都）有限公司");
        assertThat(best.receivedAt()).isEqualTo(milk.now());
        assertThat(candidates.get(1).reasons()).containsExactly(Reason.SAME_PHONE, Reason.SAME_NAME);
        assertThat(candidates.get(2).reasons()).containsExactly(Reason.SAME_NAME, Reason.SIMILAR_TEXT);
        assertThat(candidates).noneMatch(c -> c.linked() || c.joined());
    }

    @Test
    void givenAComplaintThatIsJustBeingTold_thenEachPartOfItFinds() {
        project();
        assertThat(draft("138 1234 5678", null, null)).containsExactly(gym.id(), again.id(), milk.id());
        assertThat(draft(null, "红光超市（成都）股份有限公司", null)).containsExactly(again.id(), milk.id());
        assertThat(draft(null, null, MILK)).contains(milk.id(), neighbour.id());
        assertThat(draft(null, null, "退款")).isEmpty();
        assertThat(draft("12315", "没有这家店", "想问一下营业执照怎么办理需要什么材料")).isEmpty();
    }

    @Test
    void givenADraft_thenTheCasesOfSoManyDaysBeforeAreLookedThrough() {
        project();
        var draft = new RepeatDraft("13812345678", null, null, null, null);
        var lately = new RepeatFilter(21, 20, null, true);
        assertThat(repeats().of(draft, lately, NOW))
                .extracting(RepeatCandidate::caseId)
                .containsExactlyInAnyOrder(gym.id(), again.id());
        assertThat(repeats().of(draft, lately, Instant.parse("2026-03-25T01:00:00Z")))
                .extracting(RepeatCandidate::caseId)
                .containsExactly(again.id());
    }

    @Test
    void givenTheNameOfTheCaller_whenADraftIsCompared_thenItAddsToWhatWasFoundAndFindsNothing() {
        project();
        var named = new RepeatDraft("13812345678", "李 雷", null, null, null);
        assertThat(repeats().of(named, ALL, NOW))
                .allSatisfy(one -> assertThat(one.shares())
                        .containsExactly(entry(Reason.SAME_PHONE, 40), entry(Reason.SAME_NAME, 10)))
                .hasSize(3);
        var other = new RepeatDraft("13812345678", "韩梅梅", null, null, null);
        assertThat(repeats().of(other, ALL, NOW).get(0).score()).isEqualTo(40);
        assertThat(repeats().of(new RepeatDraft(null, "李雷", null, null, null), ALL, NOW))
                .isEmpty();
    }

    private List<CaseId> draft(String phone, String respondent, String text) {
        return repeats().of(new RepeatDraft(phone, null, respondent, null, text), ALL, NOW).stream()
                .map(RepeatCandidate::caseId)
                .toList();
    }

    @Test
    void givenAFilter_thenOnlyThoseCasesAreOffered() {
        gym.by(Role.DISPATCHER, new ComplaintAssigned(XIPU, null, null, null, gym.occurred()));
        project();
        assertThat(found(again.id(), new RepeatFilter(14, 20, null, true))).containsExactly(gym.id(), neighbour.id());
        assertThat(found(again.id(), new RepeatFilter(180, 1, null, true))).containsExactly(milk.id());
        assertThat(found(again.id(), new RepeatFilter(180, 20, XIPU, true))).containsExactly(gym.id());
        assertThat(found(again.id(), new RepeatFilter(180, 20, null, false))).containsExactly(milk.id());
        // 18 days later is more than 14 after, and less than 19.
        assertThat(found(milk.id(), new RepeatFilter(14, 20, null, true))).isEmpty();
        assertThat(found(milk.id(), new RepeatFilter(19, 20, null, true))).containsExactly(again.id());
        assertThat(found(CaseId.random(), ALL)).isEmpty();
    }

    @Test
    void givenABusyRespondent_thenAUnitIsOfferedItsOwnCasesHoweverManyLaterOnesOthersHave() {
        var own = received("2026-03-03", null, "某平台", "账号被封，申诉没有人理。");
        own.by(Role.DISPATCHER, new ComplaintAssigned(XIPU, null, null, null, own.occurred()));
        for (int i = 0; i < 101; i++) {
            received("2026-03-05", null, "某平台", "第%d件。".formatted(i));
        }
        var asked = received("2026-03-06", null, "某平台", "商家不发货。");
        asked.by(Role.DISPATCHER, new ComplaintAssigned(XIPU, null, null, null, asked.occurred()));
        project();
        assertThat(found(asked.id(), new RepeatFilter(180, 20, XIPU, true))).containsExactly(own.id());
        assertThat(found(asked.id(), ALL)).hasSize(20).doesNotContain(own.id());
    }

    @Test
    void givenLinksAndJoins_thenBothSidesSayWhatIsDecidedUntilItIsUndone() {
        again.by(Role.INTAKE, new RepeatComplaintLinked(milk.id(), "同一事项", again.occurred()));
        gym.by(Role.DISPATCHER, new ComplaintJoined(again.id(), "一人所诉", gym.occurred()));
        neighbour.by(Role.DISPATCHER, new ComplaintJoined(again.id(), "同案", gym.occurred()));
        project();
        assertThat(ties(again))
                .containsExactly("REPEATS " + milk.id(), "JOINED " + gym.id(), "JOINED " + neighbour.id());
        assertThat(ties(milk)).containsExactly("REPEATED_BY " + again.id());
        assertThat(ties(gym)).containsExactly("LEAD " + again.id(), "TOGETHER " + neighbour.id());
        assertThat(repeats().ties(gym.id(), XIPU)).isEmpty();
        var forMilk = repeats().of(milk.id(), ALL);
        assertThat(forMilk.get(0).linked()).isTrue();
        assertThat(forMilk.get(0).joined()).isFalse();
        assertThat(repeats().of(gym.id(), ALL).get(0).joined()).isTrue();

        again.by(Role.INTAKE, new RepeatLinkUndone(milk.id(), "不同", again.occurred()));
        gym.by(Role.DISPATCHER, new JoinUndone(again.id(), "不同", gym.occurred()));
        project();
        assertThat(ties(milk)).isEmpty();
        assertThat(ties(gym)).isEmpty();
        assertThat(repeats().of(milk.id(), ALL).get(0).linked()).isFalse();
        assertThat(repeats().of(gym.id(), ALL).get(0).joined()).isFalse();
    }

    private List<String> ties(SealedCase of) {
        return repeats().ties(of.id(), null).stream()
                .map(tie -> tie.kind() + " " + tie.caseId())
                .toList();
    }

    @Test
    void givenACorrectedComplainant_thenOnlyTheNewPhoneFinds() {
        var other = new Complainant("李雷", "13900001111", null, null);
        gym.by(
                Role.INTAKE,
                Events.corrected(
                        CorrectedField.COMPLAINANT,
                        null,
                        null,
                        null,
                        gym.seal(SealedField.CORRECTED_COMPLAINANT, EventCodec.write(other)),
                        "误记",
                        gym.occurred()));
        project();
        assertThat(draft("13812345678", null, null)).containsExactly(again.id(), milk.id());
        assertThat(draft("13900001111", null, null)).containsExactly(gym.id());
    }

    @Test
    void givenADestroyedCase_whenProjected_thenNothingFindsItAndAnotherNodeHasTheSameRows() {
        project();
        assertThat(draft("13812345678", null, MILK)).contains(milk.id());
        milk.destroyed();
        project();
        assertThat(draft("13812345678", null, MILK)).doesNotContain(milk.id()).contains(again.id());
        assertThat(draft(null, "红光超市成都", null)).containsExactly(again.id());
        var rows = ledger.rows("views.repeats");
        vault = TestVault.open(ledger.database());
        project();
        assertThat(ledger.rows("views.repeats")).isEqualTo(rows);
    }

    @Test
    void givenCases_whenProjectedTwice_thenTheRowsAreTheSameAndTellNothingThatIsSealed() {
        project();
        var once = ledger.rows("views.repeats");
        project();
        assertThat(ledger.rows("views.repeats")).isEqualTo(once).hasSize(5);
        assertThat(String.join("", once)).doesNotContain("13812345678", "牛奶", "李雷");
    }

    @Test
    void givenNoMasterKey_whenADraftIsCompared_thenItSaysSo() {
        project();
        vault = TestVault.locked(ledger.database());
        assertThatThrownBy(() -> draft("13812345678", null, null)).isInstanceOf(VaultLocked.class);
    }

    @Test
    void givenEveryEvent_whenFolded_thenNoneStopsTheViewAndAnEventTwiceChangesNothing() {
        RepeatCase kept = null;
        for (var recorded : Samples.all()) {
            if (recorded.event() instanceof CaseDestroyed) {
                continue; // of which nothing stays
            }
            kept = RepeatCase.on(kept, recorded);
            assertThat(RepeatCase.on(kept, recorded)).isSameAs(kept);
        }
        assertThat(kept.respondent()).isEqualTo("乙");
        assertThat(kept.links()).hasSize(1);
        assertThat(kept.lead()).isNull();
    }
}
