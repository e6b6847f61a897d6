package org.caseledger.query.accountability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityDeclared;
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityWithdrawn;
import org.caseledger.events.accountability.AccountabilityKind;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.SupervisionEvent.AccountabilityRecorded;
import org.caseledger.events.complaint.SupervisionEvent.CaseAccountabilityWithdrawn;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.events.oversight.FindingRef;
import org.caseledger.query.accountability.AccountabilityView.AccountableStream;
import org.caseledger.query.testing.Folds;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Samples;
import org.caseledger.query.views.Recorded;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

@DisplayName("P1.17, P3.14 what was said of units and people, in a case or of the work as such")
class AccountableStreamTest {
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Actor LEADER = new Actor("leader", "王局长", Role.LEADER, null);
    private static final CaseId OWN = CaseId.random();

    // Folding needs no database; nothing connects.
    private static final AccountabilityView VIEW = new AccountabilityView(new PGSimpleDataSource());

    private static AccountableStream of(History history) {
        return Folds.fold(VIEW, history.recorded());
    }

    private static List<Accountability> said(History history) {
        return of(history).said();
    }

    private static History atXipu() {
        return History.received().classified().assigned(XIPU);
    }

    private static History recorded(History history, AccountabilityKind kind, String of) {
        return history.by(Role.LEADER, new AccountabilityRecorded(kind, of, "瞒报", history.occurred()));
    }

    private static History withdrawn(History history, int number) {
        return history.by(Role.LEADER, new CaseAccountabilityWithdrawn(number, "事实有误", history.occurred()));
    }

    /** Events of a stream of its own, at positions from 1. */
    private static AccountableStream beside(LedgerEvent... events) {
        var recorded = new ArrayList<Recorded>();
        for (var event : events) {
            int n = recorded.size();
            recorded.add(new Recorded(n + 1, OWN, n, APRIL.plusSeconds(n), LEADER, event));
        }
        return Folds.fold(VIEW, recorded);
    }

    private static AccountabilityDeclared declared(UnitId unit, String login, String name) {
        return new AccountabilityDeclared(
                AccountabilityKind.COMMENDATION,
                unit,
                login,
                name,
                "全年无逾期",
                List.of(CaseId.named("one")),
                List.of(new FindingRef(CaseId.named("one"), "RUBBER_STAMP", 7)),
                List.of(new UUID(0, 1)));
    }

    @ParameterizedTest
    @EnumSource(AccountabilityKind.class)
    void givenARecordInACase_whenFolded_thenItIsOfTheUnitThatHasTheCase(AccountabilityKind kind) {
        var history = recorded(atXipu(), kind, "张𠮷");

        assertThat(said(history)).singleElement().satisfies(one -> {
            assertThat(one.source()).isEqualTo(AccountabilitySource.CASE);
            assertThat(one.kind()).isEqualTo(kind);
            assertThat(one.unit()).isEqualTo(XIPU);
            assertThat(one.person()).as("a name is no login").isNull();
            assertThat(one.name()).isEqualTo("张𠮷");
            assertThat(one.named()).isEqualTo("张𠮷");
            assertThat(one.why()).isEqualTo("瞒报");
            assertThat(one.caseNumber()).startsWith("郫市监投〔2026〕");
            assertThat(one.cases()).containsExactly(history.caseId());
            assertThat(one.id()).isEqualTo(history.caseId().value());
            assertThat(one.position()).isEqualTo(history.recorded().size());
            assertThat(one.by().person()).isEqualTo("leader");
            assertThat(one.withdrawal()).isNull();
        });
    }

    static Stream<Arguments> steps() {
        return Stream.of(
                Arguments.of(UrgingStep.REMINDER, 0),
                Arguments.of(UrgingStep.URGE, 0),
                Arguments.of(null, 0),
                Arguments.of(UrgingStep.CRITICISM, 1));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("steps")
    void givenAStepOfUrging_whenFolded_thenOnlyACriticismIsSaidOfTheUnit(UrgingStep step, int many) {
        var history = atXipu();
        history.by(Role.SUPERVISOR, new HandlingUrged("两次督办未办结", step, null, null, null, history.occurred()));

        assertThat(said(history)).hasSize(many);
        assertThat(said(history)).allSatisfy(one -> {
            assertThat(one.source()).isEqualTo(AccountabilitySource.URGING);
            assertThat(one.kind()).isEqualTo(AccountabilityKind.CRITICISM);
            assertThat(one.named()).as("of the unit as a whole").isNull();
            assertThat(one.unit()).isEqualTo(XIPU);
            assertThat(one.why()).isEqualTo("两次督办未办结");
        });
    }

    @Test
    void givenTheCaseMovesOn_whenFolded_thenEachEntryStaysWithTheUnitOfThen() {
        var history = atXipu().urged(UrgingStep.CRITICISM, null).returned();
        recorded(history, AccountabilityKind.INQUIRY, "分派延误");
        recorded(history.assigned(ANJING), AccountabilityKind.COMMENDATION, "何岸");

        assertThat(said(history))
                .extracting(Accountability::number, Accountability::unit)
                .containsExactly(tuple(1, XIPU), tuple(2, null), tuple(3, ANJING));
    }

    @Test
    void givenThreeEntries_whenTheSecondIsWithdrawn_thenTheOthersStandAndItIsStillTold() {
        var history = atXipu().urged(UrgingStep.CRITICISM, null);
        recorded(history, AccountabilityKind.INQUIRY, "张三");
        recorded(history, AccountabilityKind.INQUIRY, "李四");
        var before = said(history).get(1);
        withdrawn(history.at("2026-03-09T08:00:00Z"), 2);

        assertThat(said(history))
                .extracting(Accountability::number, one -> one.withdrawal() != null)
                .containsExactly(tuple(1, false), tuple(2, true), tuple(3, false));
        var second = said(history).get(1);
        assertThat(second.withdrawal().reason()).isEqualTo("事实有误");
        assertThat(second.withdrawal().at()).isEqualTo("2026-03-09T08:00:00Z");
        assertThat(second.withdrawal().by().person()).isEqualTo("leader");
        assertThat(second)
                .as("nothing else of it changes")
                .usingRecursiveComparison()
                .ignoringFields("withdrawal")
                .isEqualTo(before);
    }

    @Test
    void givenAnEntryAfterAWithdrawal_whenFolded_thenItsNumberIsNotUsedAgain() {
        var history = recorded(atXipu(), AccountabilityKind.INQUIRY, "张三");
        withdrawn(history, 1);
        recorded(history, AccountabilityKind.INQUIRY, "李四");

        assertThat(said(history))
                .extracting(Accountability::number, Accountability::name)
                .containsExactly(tuple(1, "张三"), tuple(2, "李四"));
    }

    @Test
    void givenASourceWithoutTimes_whenFolded_thenItWasSaidWhenItWasRecorded() {
        var history = atXipu();
        var untimed = new Occurred(null, null, "citizen-messages");
        history.by(Role.ADMIN, new AccountabilityRecorded(AccountabilityKind.CRITICISM, "犀浦所", "超期", untimed));
        var said = Instant.parse("2026-02-27T09:30:00Z");
        history.by(
                Role.LEADER, new AccountabilityRecorded(AccountabilityKind.CRITICISM, "犀浦所", "超期", Occurred.at(said)));

        assertThat(said(history)).extracting(Accountability::at).containsExactly(history.now(), said);
    }

    @Test
    void givenADeclaration_whenFolded_thenItIsNumberOneOfItsOwnStreamWithAllItRefersTo() {
        var stream = beside(declared(ANJING, "handler", "何岸"));

        assertThat(stream.head()).isNull();
        assertThat(stream.said()).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(OWN.value());
            assertThat(one.number()).isEqualTo(1);
            assertThat(one.source()).isEqualTo(AccountabilitySource.WORK);
            assertThat(one.caseNumber()).isNull();
            assertThat(one.unit()).isEqualTo(ANJING);
            assertThat(one.named()).as("the login, not the name").isEqualTo("handler");
            assertThat(one.name()).isEqualTo("何岸");
            assertThat(one.at()).isEqualTo(APRIL);
            assertThat(one.by()).isEqualTo(LEADER);
            assertThat(one.cases()).containsExactly(CaseId.named("one"));
            assertThat(one.findings()).extracting(FindingRef::rule).containsExactly("RUBBER_STAMP");
            assertThat(one.inspections()).containsExactly(new UUID(0, 1));
        });
    }

    @Test
    void givenADeclarationThatIsWithdrawn_whenFolded_thenItStaysWithTheReason() {
        var stream = beside(declared(XIPU, null, null), new AccountabilityWithdrawn("数据有误"));

        assertThat(stream.position()).isEqualTo(2);
        assertThat(stream.said()).singleElement().satisfies(one -> {
            assertThat(one.position()).as("its identity stays").isEqualTo(1);
            assertThat(one.named()).as("the unit as a whole").isNull();
            assertThat(one.withdrawal()).isEqualTo(new Accountability.Withdrawal("数据有误", APRIL.plusSeconds(1), LEADER));
        });
    }

    @Test
    void givenNoReceiptAndNoDeclaration_whenFolded_thenNothingIsKept() {
        var at = Occurred.at(APRIL);
        assertThat(beside(
                        new AccountabilityRecorded(AccountabilityKind.INQUIRY, "张三", "瞒报", at),
                        new HandlingUrged("请抓紧", UrgingStep.CRITICISM, null, null, null, at),
                        new CaseAccountabilityWithdrawn(1, "事实有误", at)))
                .isNull();
    }

    @Test
    void givenAnEventThatIsInAlready_whenFoldedAgain_thenNothingChanges() {
        var history = recorded(atXipu(), AccountabilityKind.INQUIRY, "张三");
        withdrawn(history, 1);

        AccountableStream kept = null;
        for (var recorded : history.recorded()) {
            kept = VIEW.wants(recorded.event().getClass()) ? VIEW.on(kept, recorded) : kept;
            assertThat(VIEW.on(kept, recorded)).as("%s", recorded.event()).isSameAs(kept);
        }
    }

    @Test
    void givenEventsThatSayNothingOfAnybody_whenFolded_thenTheKeptRowIsTheSame() {
        var history = recorded(atXipu(), AccountabilityKind.INQUIRY, "张三");
        var kept = of(history);
        long position = kept.position();
        history.urged(UrgingStep.REMINDER, null)
                .accepted()
                .drafted()
                .replied()
                .corrected(CorrectedField.CHANNEL, "MAYOR_HOTLINE", "LETTER")
                .assigned(XIPU);

        for (var next :
                history.recorded().subList((int) position, history.recorded().size())) {
            assertThat(VIEW.on(kept, next)).as("%s", next.event()).isSameAs(kept);
        }
    }

    @Test
    void givenTheTypesThatAreWanted_whenAnyOtherEventIsFolded_thenNothingIsSaid() {
        var kept = of(recorded(atXipu(), AccountabilityKind.INQUIRY, "张三"));
        var ignored = Samples.all().stream()
                .filter(r -> !VIEW.wants(r.event().getClass()))
                .toList();

        assertThat(ignored).hasSizeGreaterThan(60);
        for (var other : ignored) {
            var next = VIEW.on(kept, new Recorded(99, kept.caseId(), 99, APRIL, LEADER, other.event()));
            assertThat(next.said()).as("%s", other.event()).isEqualTo(kept.said());
            assertThat(next.head().unit()).isEqualTo(XIPU);
        }
    }

    @Test
    void givenWhatIsKept_whenWrittenAndRead_thenItIsTheSame() {
        var history = recorded(atXipu().urged(UrgingStep.CRITICISM, null), AccountabilityKind.INQUIRY, "𠮷");
        withdrawn(history, 2);
        var kept = of(history);

        assertThat(EventCodec.read(EventCodec.write(kept), AccountableStream.class))
                .isEqualTo(kept);
    }
}
