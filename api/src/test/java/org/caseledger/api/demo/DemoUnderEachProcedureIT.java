package org.caseledger.api.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.api.demo.DemoPeople.HEAD;
import static org.caseledger.api.demo.DemoPeople.LEADER;
import static org.caseledger.api.demo.DemoPeople.LEGAL_REVIEWER;
import static org.caseledger.api.demo.Steps.*;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.caseledger.api.security.Person;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.QuietLedger;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.Request;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Medium;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The program with its sample cases starts under every procedure that an office can choose. */
@Tag("long")
class DemoUnderEachProcedureIT {

    private static final String TEXT = "已核实并退款。";

    static Stream<String> ids() {
        return Procedures.builtIn().all().stream().map(Procedure::id);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ids")
    void givenAnyProcedure_whenTheDemoStarts_thenItsCasesGoOnToTheArchive(String id) {
        var clock = HandClock.at("2026-03-10T15:00");
        try (var ledger = QuietLedger.onNewDatabase(clock, "--caseledger.procedure=" + id)) {
            ledger.addPeople();
            ledger.bean(DemoCases.class).play(percent -> {});

            var events = ledger.log().readAfter(0, 10_000);
            assertThat(events)
                    .as("no step is refused")
                    .extracting(StoredEvent::type)
                    .contains("DeadlineMissed")
                    .doesNotContain("AttemptRefused");
            assertThat(files(ledger)).extracting(CaseFile::state).contains(ComplaintState.values());

            toTheArchive(ledger, accepted(ledger));
        }
    }

    private static CaseFile accepted(QuietLedger ledger) {
        return files(ledger)
                .filter(file -> file.state() == ComplaintState.ACCEPTED)
                .findFirst()
                .orElseThrow();
    }

    private static void toTheArchive(QuietLedger ledger, CaseFile file) {
        var handler = handler(ledger, file);
        give(ledger, file, handler, investigate(true, "到现场核对票据，情况属实"));
        give(ledger, file, handler, propose("退还费用并致歉"));
        var gates = ledger.bean(Office.class).procedure().gates();
        if (gates.askReviewOfOpinion(file.facts())) {
            give(ledger, file, HEAD, reviewOpinion(1));
        }
        give(ledger, file, handler, draft(TEXT));
        if (gates.approvals() != null && gates.approvals().appliesTo(file.facts())) {
            give(ledger, file, LEADER, approve(1, TEXT));
            give(ledger, file, LEGAL_REVIEWER, approve(1, TEXT));
        }
        give(ledger, file, handler, reply(TEXT, Medium.PHONE));
        give(ledger, file, HEAD, followUp(Satisfaction.SATISFIED));
        give(ledger, file, HEAD, archive(Map.of(), DossierPart.values()));

        assertThat(ledger.bean(CaseFiles.class)
                        .find(file.caseId())
                        .orElseThrow()
                        .state())
                .isEqualTo(ComplaintState.ARCHIVED);
    }

    private static Stream<CaseFile> files(QuietLedger ledger) {
        var files = ledger.bean(CaseFiles.class);
        return ledger.log().readAfter(0, 10_000).stream()
                .filter(e -> e.type().equals("ComplaintReceived"))
                .map(e -> files.find(new CaseId(e.streamId())).orElseThrow());
    }

    private static Person handler(QuietLedger ledger, CaseFile file) {
        return ledger.bean(DemoPeople.class).all().stream()
                .filter(p -> p.role() == Role.HANDLER && Objects.equals(p.unit(), file.unit()))
                .findFirst()
                .orElseThrow();
    }

    private static void give(QuietLedger ledger, CaseFile file, Person person, Steps.Step step) {
        var now = ledger.bean(Clock.class).instant();
        ledger.bean(CommandGate.class).give(step.apply(file.caseId(), now), person.actor(), Request.once());
    }
}
