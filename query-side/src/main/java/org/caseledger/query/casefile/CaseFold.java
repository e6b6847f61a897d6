package org.caseledger.query.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Sealed;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Matter;
import org.caseledger.events.complaint.NamedRespondent;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.RecordItem;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.complaint.Secrecy;
import org.caseledger.events.duty.DutyOfficerNamed;
import org.caseledger.events.retention.Retention;
import org.caseledger.procedure.CaseFacts;
import org.caseledger.procedure.Deadlines;
import org.caseledger.query.CaseState;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** The same case with its fields open to change, for as long as its events are folded. */
final class CaseFold {
    private final ComplaintReceived receipt;
    private final CaseId caseId;
    private Recorded last;
    private CaseState of;
    private CaseFacts facts;
    private NamedRespondent respondent;
    private @Nullable Matter matter;
    private @Nullable Set<RecordItem> given;
    private @Nullable Sealed complainant;
    private Sealed narrative;
    private @Nullable UnitId signedOffUnit;
    private @Nullable DutyOfficerNamed duty;
    private @Nullable Secrecy secrecy;
    private Retention retention = Retention.NONE;
    private Deadlines deadlines = Deadlines.NONE;
    private final List<CaseFile.Done> done = new ArrayList<>();

    CaseFold(Recorded first) {
        if (!(first.event() instanceof ComplaintReceived e)) {
            throw new IllegalStateException("The first event of a case is its receipt");
        }
        receipt = e;
        caseId = e.caseId();
        last = first;
        of = CaseState.NONE.on(first);
        facts = of.facts();
        respondent = e.about();
        complainant = e.complainant();
        narrative = e.narrative();
        matter = e.matter();
        given = e.given();
    }

    void on(Recorded recorded) {
        if (!(recorded.event() instanceof ComplaintEvent event)) {
            throw new IllegalStateException("Not an event of a complaint: " + recorded);
        }
        last = recorded;
        of = of.on(recorded);
        secrecy = Secrecy.on(secrecy, event);
        retention = retention.on(event);
        deadlines = deadlines.on(event, recorded.recordedAt());
        if (event instanceof Act act) {
            done.add(new CaseFile.Done(recorded, act));
            act(act);
        } else if (event instanceof DutyOfficerNamed e) {
            duty = e;
        }
    }

    private void act(Act act) {
        if (act instanceof RecordCorrected e) {
            corrected(e);
        } else if (act instanceof ComplaintClassified e) {
            facts = new CaseFacts(
                    facts.kind(), facts.channel(), e.severity(), e.difficulty(), e.opinionLevel(), e.line(), e.flags());
        } else if (act instanceof RoutingSignedOff e) {
            signedOffUnit = e.unit();
        }
    }

    private void corrected(RecordCorrected e) {
        given = RecordItem.corrected(given, e);
        switch (e.field()) {
            case COMPLAINANT -> complainant = e.sealedAfter();
            case NARRATIVE -> narrative = e.sealedAfter();
            case RESPONDENT -> respondent = e.about();
            case MATTER -> matter = e.matterAfter();
            case CHANNEL, KIND -> facts = with(of.kind(), of.channel());
        }
    }

    private CaseFacts with(ComplaintKind kind, Channel channel) {
        return new CaseFacts(
                kind, channel, facts.severity(), facts.difficulty(), facts.opinionLevel(), facts.line(), facts.flags());
    }

    CaseFile file(List<Recorded> events) {
        return new CaseFile(
                caseId,
                last.position(),
                last.sequence(),
                last.recordedAt(),
                receipt,
                of.state(),
                of.round(),
                facts,
                of.classification().category(),
                respondent,
                complainant,
                narrative,
                matter,
                given,
                signedOffUnit,
                of.unit(),
                of.handler(),
                duty,
                secrecy,
                retention,
                deadlines,
                List.copyOf(done),
                List.copyOf(events));
    }
}
