package org.caseledger.command.complaint.receiving;

import java.time.Instant;
import java.util.stream.Stream;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplainantAgent;
import org.caseledger.events.complaint.IdentityDocument;
import org.caseledger.events.complaint.Matter;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/** Checks the contents of a record when it is received or corrected. */
final class ReceivedRecord {
    private ReceivedRecord() {}

    /** The numbers of resident identity cards (GB 11643-1999); a refusal does not repeat them. */
    static void check(@Nullable Complainant complainant) {
        if (complainant == null) {
            return;
        }
        var agent = Stream.ofNullable(complainant.agent())
                .map(ComplainantAgent::identity)
                .flatMap(Stream::ofNullable);
        Stream.concat(Stream.ofNullable(complainant.identity()), agent)
                .flatMap((IdentityDocument document) -> document.mistake().stream())
                .findFirst()
                .ifPresent(mistake -> {
                    throw new Refused(Rule.IDENTITY_NUMBER, mistake);
                });
    }

    /** The days of a matter, which are not after the receipt, and its demands. */
    static void check(@Nullable Matter matter, Instant receivedAt) {
        if (matter == null) {
            return;
        }
        var receivedOn = receivedAt.atZone(WorkCalendar.ZONE).toLocalDate();
        Guards.require(matter.days().noneMatch(day -> day.isAfter(receivedOn)), Rule.MATTER_BEFORE_RECEIPT, receivedOn);
        Guards.require(
                matter.boughtOn() == null
                        || matter.disputedOn() == null
                        || !matter.disputedOn().isBefore(matter.boughtOn()),
                Rule.DISPUTE_AFTER_PURCHASE);
        Guards.require(matter.demands() == null || matter.demands().areConsistent(), Rule.DEMANDS_FIT);
    }
}
