package org.caseledger.query.repeats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.ClosingEvent.ComplaintReopened;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.LinkEvent.ComplaintJoined;
import org.caseledger.events.complaint.LinkEvent.JoinUndone;
import org.caseledger.events.complaint.LinkEvent.RepeatComplaintLinked;
import org.caseledger.events.complaint.LinkEvent.RepeatLinkUndone;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.ReopenGround;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.repeats.UnlinkedRepeats.UnlinkedRepeat;
import org.caseledger.query.sealing.SealedCase;
import org.caseledger.query.sealing.TestVault;
import org.caseledger.query.search.SearchIndex;
import org.caseledger.query.testing.TestLedger;
import org.caseledger.vault.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** P4.22: what was archived and repeats another, without a statement on it. */
class UnlinkedRepeatsIT {
    private TestLedger ledger;
    private Vault vault;
    private SealedCase first;
    private SealedCase second;
    private SealedCase third;

    @BeforeEach
    void start() {
        ledger = new TestLedger();
        vault = TestVault.open(ledger.database());
        first = received("2026-03-02", "13812345678", "红光超市有限公司");
        second = received("2026-03-12", "+86 138-1234-5678", "红光超市");
        third = received("2026-03-22", "13812345678", "红光超市");
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    private SealedCase received(String day, String phone, String respondent) {
        return new SealedCase(ledger, vault)
                .at(day + "T01:00:00Z")
                .received(
                        "号" + day,
                        new Complainant("李雷", phone, null, null),
                        respondent,
                        new Narrative(null, "牛奶过期" + day, null));
    }

    private static void archive(SealedCase of) {
        give(of, new ComplaintArchived(Set.of(), Map.of(), of.occurred()));
    }

    private static void give(SealedCase of, ComplaintEvent event) {
        of.at("2026-04-01T01:00:00Z").by(Role.DISPATCHER, event);
    }

    private UnlinkedRepeats.Looked look(long after, int days, int atMost) {
        var index = new SearchIndex(ledger.database(), vault);
        ledger.project(new BoardView(ledger.database(), Procedures.builtIn()));
        ledger.project(new RepeatView(ledger.database(), new RepeatKeyFactory(vault, index)));
        return new UnlinkedRepeats(ledger.database())
                .archived(after, ledger.log().head(), days, atMost);
    }

    private List<CaseId> found(int days) {
        return look(0, days, 100).found().stream().map(UnlinkedRepeat::caseId).toList();
    }

    @Test
    void givenArchivedRepeats_whenNobodyLinkedThem_thenEachNamesTheLatestBefore() {
        archive(third);
        archive(second);
        archive(first);
        assertThat(look(0, 30, 100).found())
                .containsExactly(
                        new UnlinkedRepeat(third.id(), second.id(), "号2026-03-12", 2),
                        new UnlinkedRepeat(second.id(), first.id(), "号2026-03-02", 1));
        assertThat(found(10)).containsExactly(third.id(), second.id());
        assertThat(found(9)).isEmpty();
    }

    @Test
    void givenManyArchived_whenLookedAtInPages_thenEachIsLookedAtOnce() {
        archive(first);
        archive(second);
        archive(third);
        var one = look(0, 30, 2);
        assertThat(one.found()).extracting(UnlinkedRepeat::caseId).containsExactly(second.id());
        var other = look(one.upto(), 30, 2);
        assertThat(other.found()).extracting(UnlinkedRepeat::caseId).containsExactly(third.id());
        assertThat(look(other.upto(), 30, 2).upto()).isNull();
    }

    @Test
    void givenItIsNotArchived_orReopened_thenSomebodyMayStillLinkIt() {
        assertThat(found(30)).isEmpty();
        archive(second);
        assertThat(found(30)).hasSize(1);
        give(second, new ComplaintReopened(ReopenGround.NEW_EVIDENCE, 2, "新证据", second.occurred()));
        assertThat(found(30)).isEmpty();
    }

    @Test
    void givenAnotherPhoneOrRespondent_orNoPhone_thenItIsNoRepeat() {
        archive(received("2026-03-23", "13900000000", "红光超市"));
        archive(received("2026-03-23", "13812345678", "绿光超市"));
        archive(received("2026-03-23", null, "红光超市"));
        archive(received("2026-03-23", "13812345678", null));
        assertThat(found(30)).isEmpty();
    }

    @Test
    void givenBothCameInOneSecond_thenTheOneThatWasRecordedLaterIsTheRepeat() {
        var one = received("2026-03-25", "13700000000", "红光超市");
        var other = received("2026-03-25", "13700000000", "红光超市");
        archive(one);
        archive(other);
        assertThat(look(0, 30, 100).found())
                .extracting(UnlinkedRepeat::caseId, UnlinkedRepeat::repeats)
                .containsExactly(tuple(other.id(), one.id()));
    }

    @Test
    void givenTheEarlierOneWasEnteredAfterwards_thenNobodyCouldHaveKnown() {
        archive(first);
        var late = received("2026-03-01", "13812345678", "红光超市");
        archive(late);
        assertThat(found(30)).isEmpty();
    }

    @Test
    @DisplayName("linked, from either side, or to any one of the series")
    void givenALink_thenItIsNotFound() {
        give(second, new RepeatComplaintLinked(first.id(), "同一事项", second.occurred()));
        give(first, new RepeatComplaintLinked(third.id(), "同一事项", first.occurred()));
        archive(second);
        archive(third);
        assertThat(found(30)).isEmpty();
    }

    @Test
    @DisplayName("joined, from either side, or led by the same case")
    void givenAJoin_thenItIsNotFound() {
        var lead = received("2026-03-05", "13700000000", "红光超市");
        give(first, new ComplaintJoined(lead.id(), "同案", first.occurred()));
        give(second, new ComplaintJoined(lead.id(), "同案", second.occurred()));
        archive(second);
        assertThat(found(30)).isEmpty();
        var fourth = received("2026-03-25", "13700000000", "红光超市");
        var fifth = received("2026-03-26", "13600000000", "红光超市");
        give(fourth, new ComplaintJoined(lead.id(), "同案", fourth.occurred()));
        archive(fourth);
        var sixth = received("2026-03-27", "13600000000", "红光超市");
        give(fifth, new ComplaintJoined(sixth.id(), "同案", fifth.occurred()));
        archive(sixth);
        assertThat(found(30)).isEmpty();
    }

    @Test
    @DisplayName("a person has looked at it and said why it is none")
    void givenALinkOrAJoinThatWasUndone_thenItIsNotFound() {
        give(second, new RepeatComplaintLinked(first.id(), "同一事项", second.occurred()));
        give(second, new RepeatLinkUndone(first.id(), "并非同一事项", second.occurred()));
        give(first, new ComplaintJoined(third.id(), "同案", first.occurred()));
        give(first, new JoinUndone(third.id(), "诉求不同", first.occurred()));
        archive(second);
        archive(third);
        assertThat(found(30)).isEmpty();
    }

    @Test
    void givenACaseOfAnotherSystem_thenItsTiesAreNotKnown() {
        var now = Instant.parse("2026-03-23T01:00:00Z");
        var migrated = new SealedCase(ledger, vault).at(now.toString());
        migrated.by(Role.ADMIN, migrated.receipt("旧系统", "13812345678", "红光超市"));
        archive(migrated);
        assertThat(found(30)).isEmpty();
    }
}
