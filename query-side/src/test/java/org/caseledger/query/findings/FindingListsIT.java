package org.caseledger.query.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.findings.FindingFilter.ALL;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.events.Clock;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.oversight.FindingAnswer;
import org.caseledger.events.oversight.FindingAnswered;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.SecretNow;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lists and counts of findings: each number has as many findings as it says. */
class FindingListsIT {
    private static TestLedger ledger;
    private static FindingQueries queries;
    private static History center;
    private static History secret;

    @BeforeAll
    static void write() {
        ledger = new TestLedger();
        queries = new FindingQueries(ledger.database());
        center = received("2026-03-01T01:00:00Z")
                .set(Clock.SIGN_OFF, 1, "2026-03-02T16:00:00Z")
                .at("2026-03-02T16:00:00Z")
                .missed(Clock.SIGN_OFF, 1);
        secret = stamped("2026-03-03T01:00:00Z", XIPU);
        secret.replied().corrected(CorrectedField.RESPONDENT, "红光超市", "𠮷祥烘焙坊").markedSecret(SecrecyGround.TRADE);
        var other = stamped("2026-03-04T01:00:00Z", ANJING);
        var twin = stamped("2026-03-04T01:00:00Z", ANJING);
        Stream.of(center, secret, other, twin).forEach(history -> history.in(ledger));
        var found = new CaseFindings(ledger.log(), Procedures.builtIn());
        answer(found.of(other.caseId()).orElseThrow().get(0), FindingAnswer.EXPLAINED);
        answer(found.of(twin.caseId()).orElseThrow().get(0), FindingAnswer.EXPLAINED);
        answer(found.of(twin.caseId()).orElseThrow().get(0), FindingAnswer.ACKNOWLEDGED);
        ledger.project(new FindingView(ledger.database(), Procedures.builtIn()));
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private static History received(String at) {
        return History.receivedAt(at, ComplaintKind.COMPLAINT, Channel.PHONE, "红光超市");
    }

    /** A grave case in which both levels signed in the second in which they were asked. */
    private static History stamped(String at, UnitId unit) {
        return received(at)
                .classified(Severity.MAJOR)
                .signedOff(unit)
                .assigned(unit)
                .accepted()
                .investigated(false)
                .drafted()
                .approved(ApprovalLevel.LEADER)
                .approved(ApprovalLevel.LEGAL)
                .later(Duration.ofHours(1));
    }

    private static void answer(Finding finding, FindingAnswer answer) {
        ledger.append(
                Instant.parse("2026-03-20T01:00:00Z"),
                new FindingAnswered(finding.caseId(), finding.rule().name(), finding.position(), answer, "已核实"));
    }

    private static List<Finding> find(FindingFilter filter) {
        var page = queries.find(filter, 0, 100);
        assertThat(page.total()).isEqualTo(page.rows().size());
        return page.rows();
    }

    private static Function<Finding, String> key(FindingsBy by) {
        return finding -> switch (by) {
            case RULE -> finding.rule().name();
            case UNIT -> finding.unit() == null ? null : finding.unit().value();
            case PERSON -> finding.person();
            case SEVERITY -> finding.severity().name();
            case CLAUSE -> finding.clause();
        };
    }

    private static FindingFilter none(FindingsBy by) {
        return new FindingFilter(null, null, null, null, null, null, by, null, null, null, null, null);
    }

    private static FindingFilter answered(Boolean any, FindingAnswer last) {
        return new FindingFilter(null, null, null, null, null, null, null, any, last, null, null, null);
    }

    @ParameterizedTest
    @EnumSource(FindingsBy.class)
    void givenFindings_whenCounted_thenEachKeyHasAsManyAsItSaysAndTheMostComeFirst(FindingsBy by) {
        var all = find(ALL);
        var counts = queries.counts(by, ALL);

        assertThat(all).hasSize(8);
        assertThat(counts).extracting(FindingCount::total).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(counts.stream().mapToLong(FindingCount::total).sum()).isEqualTo(all.size());
        for (var count : counts) {
            var these = all.stream()
                    .filter(f -> Objects.equals(key(by).apply(f), count.key()))
                    .toList();
            assertThat(these).as("%s", count.key()).hasSize((int) count.total());
            assertThat(last(these, null)).hasSize((int) count.unanswered());
            assertThat(last(these, FindingAnswer.ACKNOWLEDGED)).hasSize((int) count.acknowledged());
            assertThat(last(these, FindingAnswer.EXPLAINED)).hasSize((int) count.explained());
        }
    }

    private static List<Finding> last(List<Finding> findings, FindingAnswer answer) {
        return findings.stream()
                .filter(f -> (f.lastAnswer() == null ? null : f.lastAnswer().answer()) == answer)
                .toList();
    }

    @Test
    void givenAFindingOfTheCenter_whenAskedForWhatHasNoUnitOrPerson_thenItIsFound() {
        assertThat(find(none(FindingsBy.PERSON))).extracting(Finding::caseId).containsExactly(center.caseId());
        assertThat(find(none(FindingsBy.UNIT)))
                .extracting(Finding::rule)
                .containsExactly(FindingRule.CORRECTED_AFTER_REPLY, FindingRule.DEADLINE_MISSED);
        assertThat(queries.counts(FindingsBy.UNIT, none(FindingsBy.UNIT)))
                .containsExactly(new FindingCount(null, 2, 2, 0, 0, 0));
    }

    @Test
    void givenAnswers_whenAsked_thenTheLastOneCounts() {
        assertThat(find(answered(true, null))).hasSize(2);
        assertThat(find(answered(false, null))).hasSize(6);
        assertThat(find(answered(null, FindingAnswer.EXPLAINED)))
                .singleElement()
                .satisfies(f -> assertThat(f.answers()).hasSize(1));
        assertThat(find(answered(null, FindingAnswer.ACKNOWLEDGED)))
                .singleElement()
                .satisfies(f -> assertThat(f.answers()).hasSize(2));
        assertThat(find(answered(false, FindingAnswer.EXPLAINED))).isEmpty();
    }

    @Test
    void givenAUnitAndAPeriod_whenAsked_thenTheFirstInstantBelongsToItAndTheLastDoesNot() {
        var third = Instant.parse("2026-03-03T01:00:00Z");
        var fourth = Instant.parse("2026-03-04T01:00:00Z");

        assertThat(find(FindingFilter.of(XIPU, third, fourth)))
                .hasSize(2)
                .allMatch(f -> f.unit().equals(XIPU) && f.at().equals(third));
        assertThat(find(FindingFilter.of(null, fourth, fourth.plusSeconds(1)))).hasSize(4);
        assertThat(find(FindingFilter.of(ANJING, third, fourth))).isEmpty();
    }

    @Test
    void givenFindingsOfOneInstant_whenPaged_thenEachIsShownOnceInOneOrder() {
        var all = find(ALL);
        var paged = new ArrayList<Finding>();
        for (int page = 0; page < 3; page++) {
            paged.addAll(queries.find(ALL, page, 3).rows());
        }

        assertThat(paged).isEqualTo(all).doesNotHaveDuplicates();
        assertThat(all)
                .isSortedAccordingTo(Comparator.comparing(Finding::at)
                        .thenComparing(Finding::position)
                        .reversed());
        assertThat(queries.find(ALL, 3, 3).rows()).isEmpty();
        assertThat(queries.find(ALL, 3, 3).total()).isEqualTo(8);
    }

    @Test
    void givenASetOfFindings_whenNamed_thenAnybodyCanNameItFromPositionsAndRules() throws Exception {
        var xipu = FindingFilter.of(XIPU, Instant.EPOCH, Instant.parse("2027-01-01T00:00:00Z"));

        assertThat(queries.digest(ALL)).isEqualTo(named(find(ALL)));
        assertThat(queries.digest(xipu)).isEqualTo(named(find(xipu))).isNotEqualTo(queries.digest(ALL));
        assertThat(queries.digest(FindingFilter.of(XIPU, Instant.EPOCH, Instant.EPOCH)))
                .as("of none")
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    private static String named(List<Finding> findings) throws NoSuchAlgorithmException {
        var text = findings.stream()
                .sorted(Comparator.comparing(Finding::position)
                        .thenComparing(f -> f.rule().name()))
                .map(f -> f.position() + " " + f.rule().name() + "\n")
                .collect(Collectors.joining());
        var sha256 = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    @DisplayName("P7.20 the list does not quote why a secret case was corrected; the case does")
    void givenASecretCase_whenListed_thenItsFindingsAreCountedWithoutWhatWasWritten() {
        var ofRule = new FindingFilter(
                FindingRule.CORRECTED_AFTER_REPLY, null, null, null, null, null, null, null, null, null, null, null);

        assertThat(find(ofRule)).singleElement().satisfies(f -> {
            assertThat(f.caseId()).isEqualTo(secret.caseId());
            assertThat(f.zh()).isEqualTo(SecretNow.WITHHELD.zh());
        });
        assertThat(new CaseFindings(ledger.log(), Procedures.builtIn())
                        .of(secret.caseId())
                        .orElseThrow())
                .last()
                .extracting(Finding::zh)
                .isEqualTo("回复后更正：被投诉人，原因：登记有误");
    }
}
