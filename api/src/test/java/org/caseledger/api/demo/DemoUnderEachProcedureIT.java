package org.caseledger.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.api.security.Person;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.QuietLedger;
import org.caseledger.command.complaint.closing.ClosingCommand.ArchiveComplaint;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordFollowUp;
import org.caseledger.command.complaint.handling.HandlingCommand.ProposeOpinion;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordInvestigation;
import org.caseledger.command.complaint.handling.HandlingCommand.ReviewOpinion;
import org.caseledger.command.complaint.replying.ReplyCommand.ApproveReply;
import org.caseledger.command.complaint.replying.ReplyCommand.DraftReply;
import org.caseledger.command.complaint.replying.ReplyCommand.SendReply;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Digest;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.Request;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Medium;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Plan;
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
@Tag("turn-1")
class DemoUnderEachProcedureIT {
    private static final String TEXT = "已核实并退款。";
    private static final Person HEAD = DemoPeople.person("head");

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
        var id = file.caseId();
        var handler = handler(ledger, file);
        give(ledger, handler, new RecordInvestigation(id, true, "到现场核对票据，情况属实", List.of(), null, null));
        var plan = new Plan("调解", ledger.bean(Clock.class).instant().plus(Duration.ofDays(3)), "承办人");
        give(ledger, handler, new ProposeOpinion(id, "退还费用并致歉", plan, null, null));
        var gates = ledger.bean(Office.class).procedure().gates();
        if (gates.askReviewOfOpinion(file.facts())) {
            give(ledger, HEAD, new ReviewOpinion(id, 1, true, null, null, null));
        }
        give(ledger, handler, new DraftReply(id, TEXT, null, null));
        if (gates.approvals() != null && gates.approvals().appliesTo(file.facts())) {
            for (var signer : List.of("leader", "legal")) {
                var approved = new ApproveReply(id, 1, Digest.of(TEXT), "同意", null, null);
                give(ledger, DemoPeople.person(signer), approved);
            }
        }
        give(ledger, handler, new SendReply(id, TEXT, Medium.PHONE, null, null));
        give(ledger, HEAD, new RecordFollowUp(id, Satisfaction.SATISFIED, null, null, null));
        give(ledger, HEAD, new ArchiveComplaint(id, Set.of(DossierPart.values()), Map.of(), null, null, null));

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

    private static void give(QuietLedger ledger, Person person, ComplaintCommand command) {
        ledger.bean(CommandGate.class).give(command, person.actor(), Request.once());
    }
}
