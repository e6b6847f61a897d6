package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.command.complaint.People.BRIGADE;
import static org.caseledger.command.complaint.People.CENTER;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.FOOD_SECTION;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.LEADING_GROUP;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;

import java.util.List;
import java.util.stream.Stream;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Notice;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.DeadlineStatus;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.Procedures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A case goes from its receipt into the archive by every procedure that an office can choose. */
class LifeUnderEachProcedureTest {
    private static final String TEXT = "已退款。";

    static Stream<String> ids() {
        return Procedures.builtIn().all().stream().map(Procedure::id).flatMap(id -> Stream.of(id, id + "+law"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ids")
    void givenAnyProcedure_whenACaseIsHandledAsItAsks_thenItEndsInTheArchive(String id) {
        var procedure = Procedures.builtIn().get(id);
        for (var severity : Severity.values()) {
            for (var unit : handling(procedure, severity)) {
                var history = life(procedure, severity, unit);
                assertThat(history.state().state()).isEqualTo(ComplaintState.ARCHIVED);
                assertThat(history.state().unit()).isEqualTo(unit);
                assertThat(history.state().deadlines().all())
                        .as("%s, %s, %s", id, severity, unit)
                        .isNotEmpty()
                        .allMatch(d -> d.status() == DeadlineStatus.MET && !d.late());
            }
        }
    }

    @ParameterizedTest(name = "{2}: {1} handles urgent cases")
    @CsvSource({
        "P2, LEADING_GROUP, P2.14",
        "P3, LEADING_GROUP, P3.03",
        "P3, FOOD_SECTION, P3.05",
        "P5, FOOD_SECTION, P5.05",
        "P5, XIPU, P5.05",
        "P6, LEADING_GROUP, P6.02b",
        "P6, CENTER, P6.16",
        "P7, LEADING_GROUP, P7.04a",
        "P7, CENTER, P7.04b",
        "P8, LEADING_GROUP, P8.10",
        "P8, BRIGADE, P8.12"
    })
    void theseAreAmongTheUnitsThatHandle(String id, String unit, String clause) {
        assertThat(handling(Procedures.builtIn().get(id), Severity.URGENT))
                .as(clause)
                .contains(new UnitId(unit));
    }

    private static History life(Procedure procedure, Severity severity, UnitId unit) {
        var history = new History(TestOffice.by(procedure)).received().classified(severity);
        if (procedure.gates().signOff() != null) {
            history.signedOff(unit);
        }
        history.assignedTo(unit)
                .acceptedBy(unit)
                .give(handlerOf(unit), Give.investigate(true))
                .give(handlerOf(unit), Give.propose())
                .give(HEAD, Give.reviewOpinion(true))
                .give(handlerOf(unit), Give.mediate())
                .give(handlerOf(unit), Give.contact(Notice.MEDIATION_ENDED))
                .drafted(unit, TEXT);
        if (procedure.gates().approvals() != null && severity != Severity.GENERAL) {
            history.give(LEADER, Give.approve(1, TEXT)).reviewed(1, TEXT);
        }
        return history.give(handlerOf(unit), Give.replyAsDrafted())
                .give(DISPATCHER, Give.followUp())
                .give(HEAD, Give.archive(DossierPart.values()));
    }

    /** A unit of each kind that handles such a case under the procedure. */
    private static List<UnitId> handling(Procedure procedure, Severity severity) {
        var office = TestOffice.by(procedure);
        return List.of(FOOD_SECTION, XIPU, BRIGADE, CENTER, LEADING_GROUP).stream()
                .filter(unit -> procedure
                        .gates()
                        .allowHandling(severity, office.unit(unit).orElseThrow().kind()))
                .toList();
    }
}
