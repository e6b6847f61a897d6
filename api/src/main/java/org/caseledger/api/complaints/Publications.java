package org.caseledger.api.complaints;

import java.util.List;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.command.complaint.parties.Masking;
import org.caseledger.command.complaint.parties.PartyCommand.PublishCase;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.Digest;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Sealed;
import org.caseledger.events.complaint.ReceiptEvent.AgentRecorded;
import org.caseledger.events.complaint.ReceiptEvent.RepresentativesNamed;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.vault.Vault;
import org.springframework.stereotype.Component;

/** What a text about a case would be when it is published, for those who publish (O121-38). */
@Component
@RequiredArgsConstructor
class Publications {
    private final CaseReading reading;
    private final Vault vault;

    /** The text with every person masked, its digest, and whether it mentions a person at all. */
    record Preview(String text, String digest, boolean tellsOfAPerson) {}

    /** The complainant is compared with the text, and not shown. */
    Preview preview(CaseId caseId, String text, Actor actor) {
        ForbiddenException.unless(Commands.mayGive(actor.role(), PublishCase.class));
        var file = reading.known(caseId, actor);
        var masking = Masking.of(
                file.record().complainant(),
                people(file),
                file.record().respondent(),
                part -> vault.open(caseId, part));
        var masked = masking.of(text);
        return new Preview(masked, Digest.of(masked), masking.tellsOf(text));
    }

    private static List<Sealed> people(CaseFile file) {
        return file.done().stream()
                .map(CaseFile.Done::act)
                .flatMap(act -> act instanceof AgentRecorded e
                        ? Stream.of(e.agent())
                        : act instanceof RepresentativesNamed e ? Stream.of(e.names()) : Stream.of())
                .toList();
    }
}
