package org.caseledger.query.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.approvals.ApprovalQueries.ApprovalFilter.ALL;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.SEALED;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.query.Page;
import org.caseledger.query.approvals.ApprovalQueries.ApprovalFilter;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The register of decisions in its orders, at the edges of its pages, and of an incident. */
class ApprovalListsIT {
    private static TestLedger ledger;
    private static ApprovalQueries queries;
    private static History quick;
    private static History slow;
    private static History untimed;

    @BeforeAll
    static void write() {
        ledger = new TestLedger();
        queries = new ApprovalQueries(ledger.database());
        quick = received("2026-03-02T01:00:00Z")
                .later(Duration.ofSeconds(10))
                .signedOff(XIPU)
                .assigned(XIPU)
                .accepted()
                .drafted()
                .later(Duration.ofSeconds(10))
                .rejected(ApprovalLevel.LEADER);
        slow = received("2026-03-03T01:00:00Z")
                .later(Duration.ofHours(30))
                .signedOff(ANJING)
                .assigned(ANJING);
        untimed = received("2026-03-05T01:00:00Z").assigned(XIPU).accepted();
        var there = new Occurred(null, null, "citizen-messages");
        untimed.by(Role.ADMIN, new ReplyDrafted(1, SEALED, "d", "handler", there))
                .by(Role.ADMIN, new ReplyApproved(ApprovalLevel.LEADER, 1, "d", null, "leader", null, there));
        Stream.of(quick, slow, untimed).forEach(history -> history.in(ledger));
        ledger.project(new ApprovalView(ledger.database()));
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private static History received(String at) {
        return History.receivedAt(at, ComplaintKind.COMPLAINT, Channel.PHONE, "𠮷祥烘焙坊")
                .classified();
    }

    private static List<Approval> find(ApprovalFilter filter, ApprovalSort sort) {
        return find(filter, null, sort);
    }

    private static List<Approval> find(ApprovalFilter filter, @Nullable UnitId within, ApprovalSort sort) {
        var page = queries.find(filter, within, sort, 0, 50);
        assertThat(page.total()).isEqualTo(page.rows().size());
        return page.rows();
    }

    @Test
    void givenTheLatestFirst_whenListed_thenWhatHasNoTimeComesLast() {
        assertThat(find(ALL, ApprovalSort.LATEST))
                .extracting(Approval::seconds)
                .containsExactly(108_000L, 10L, 10L, null);
        assertThat(find(ALL, ApprovalSort.LATEST).get(1).kind())
                .as("decided later")
                .isEqualTo(Approval.Kind.REPLY);
    }

    @Test
    void givenTheLongestOrTheQuickestFirst_whenListed_thenTheLaterOfTwoAlikeComesFirst() {
        assertThat(find(ALL, ApprovalSort.LONGEST))
                .extracting(Approval::seconds)
                .containsExactly(108_000L, 10L, 10L, null);
        assertThat(find(ALL, ApprovalSort.QUICKEST))
                .extracting(Approval::seconds)
                .containsExactly(10L, 10L, 108_000L, null);
        for (var sort : List.of(ApprovalSort.LONGEST, ApprovalSort.QUICKEST)) {
            assertThat(find(ALL, sort).stream().filter(row -> Long.valueOf(10).equals(row.seconds())))
                    .extracting(Approval::kind)
                    .as("%s", sort)
                    .containsExactly(Approval.Kind.REPLY, Approval.Kind.SIGN_OFF);
        }
    }

    @ParameterizedTest
    @EnumSource(ApprovalSort.class)
    void givenEachOrder_whenPagedOneByOne_thenTheRowsAreThoseOfTheWholeList(ApprovalSort sort) {
        var paged = new ArrayList<Approval>();
        for (int page = 0; page < 4; page++) {
            paged.addAll(queries.find(ALL, null, sort, page, 1).rows());
        }

        assertThat(paged).isEqualTo(find(ALL, sort));
        assertThat(queries.find(ALL, null, sort, 4, 1)).isEqualTo(new Page<>(List.of(), 4));
        assertThat(queries.find(ALL, null, sort, 1, 4).rows()).isEmpty();
    }

    @Test
    void givenEachFilter_whenAsked_thenOnlyItsDecisionsAreFound() {
        assertThat(find(kind(Approval.Kind.SIGN_OFF), ApprovalSort.LATEST))
                .extracting(Approval::unit)
                .containsExactly(ANJING, XIPU);
        assertThat(find(kind(Approval.Kind.REPLY), ApprovalSort.LATEST)).hasSize(2);
        assertThat(find(ApprovalFilter.of(untimed.caseId()), ApprovalSort.LATEST))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.decidedAt()).isNull();
                    assertThat(row.askedAt()).isNull();
                    assertThat(row.person()).isEqualTo("admin");
                    assertThat(row.role()).isEqualTo(Role.ADMIN);
                });
        var rejected = new ApprovalFilter(null, null, null, null, Approval.Decision.REJECTED, null, null, null);
        assertThat(find(rejected, ApprovalSort.LATEST))
                .extracting(Approval::opinion)
                .containsExactly("依据不足");
    }

    private static ApprovalFilter kind(Approval.Kind kind) {
        return new ApprovalFilter(null, null, kind, null, null, null, null, null);
    }

    @Test
    void givenAPeriod_whenAsked_thenItsFirstInstantBelongsToItAndItsLastDoesNot() {
        var first = Instant.parse("2026-03-02T01:00:10Z");
        var second = Instant.parse("2026-03-02T01:00:20Z");

        assertThat(find(period(first, second), ApprovalSort.LATEST))
                .extracting(Approval::decidedAt)
                .containsExactly(first);
        assertThat(find(period(first, second.plusNanos(1_000)), ApprovalSort.LATEST))
                .hasSize(2);
        assertThat(find(period(null, first), ApprovalSort.LATEST))
                .as("what has no time is of no period")
                .isEmpty();
    }

    private static ApprovalFilter period(Instant from, Instant until) {
        return new ApprovalFilter(null, null, null, null, null, null, from, until);
    }

    @Test
    @DisplayName("A reader of one unit sees the decisions of the cases that it has now")
    void givenAReaderOfOneUnit_whenAsked_thenTheUnitThatWasSignedForIsNotEnough() {
        var signedFor = new ApprovalFilter(null, null, null, null, null, XIPU, null, null);

        assertThat(find(ALL, ANJING, ApprovalSort.LATEST))
                .extracting(Approval::caseId)
                .containsExactly(slow.caseId());
        assertThat(find(signedFor, ANJING, ApprovalSort.LATEST)).isEmpty();
    }

    @Test
    void givenAnIncident_whenAsked_thenOnlyDecisionsInItsCasesAreListed() {
        var incident = UUID.randomUUID();
        ledger.sql()
                .sql("""
                        INSERT INTO views.incident_case (incident_id, case_id, attached)
                        VALUES (:incident, :quick, true), (:incident, :slow, false)
                        """)
                .param("incident", incident)
                .param("quick", quick.caseId().value())
                .param("slow", slow.caseId().value())
                .update();
        var ofIncident = queries.ofIncident(incident, false);

        assertThat(ofIncident.find(ALL, null, ApprovalSort.LATEST, 0, 9).rows())
                .hasSize(2)
                .allMatch(row -> row.caseId().equals(quick.caseId()))
                .isSortedAccordingTo(Comparator.comparing(Approval::decidedAt).reversed());
        assertThat(ofIncident.find(ALL, null, ApprovalSort.LATEST, 0, 9).total())
                .isEqualTo(2);
        assertThat(queries.ofIncident(incident, true)
                        .find(ALL, null, ApprovalSort.LATEST, 0, 9)
                        .rows())
                .as("an exercise has cases of its own")
                .isEmpty();
    }
}
