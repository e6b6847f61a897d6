package org.caseledger.query.casefile;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.caseledger.events.Sealed;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ClosingEvent.FollowUpRecorded;
import org.caseledger.events.complaint.Ending.OpinionConcluded;
import org.caseledger.events.complaint.HandlingEvent.ContactRecorded;
import org.caseledger.events.complaint.HandlingEvent.HandedToPolice;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.HandlingEvent.LeadFound;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReported;
import org.caseledger.events.complaint.LinkEvent.RepeatsAnalysed;
import org.caseledger.events.complaint.MediationEvent.MediationRecorded;
import org.caseledger.events.complaint.ReceiptEvent.AgentRecorded;
import org.caseledger.events.complaint.ReceiptEvent.FactsAdded;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.ReceiptEvent.RepresentativesNamed;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.jspecify.annotations.Nullable;

/**
 * The names of the sealed parts of a case: the current record, and each act's text under its kind and its number among
 * the acts of that kind, from 1.
 */
final class Parts {
    private record Text(SealedPart kind, @Nullable Sealed sealed) {}

    private record Part(String name, Sealed sealed) {}

    private Parts() {}

    static Map<String, Sealed> of(CaseFile file) {
        var parts = new LinkedHashMap<String, Sealed>();
        if (file.record().complainant() != null) {
            parts.put(SealedPart.COMPLAINANT.part(), file.record().complainant());
        }
        parts.put(SealedPart.NARRATIVE.part(), file.record().narrative());
        ofActs(file).values().forEach(part -> parts.put(part.name(), part.sealed()));
        return parts;
    }

    /** What is sealed, where the acts' parts have been given their names. */
    static Set<String> names(CaseFile file, Map<Long, String> partNames) {
        var names = new LinkedHashSet<String>();
        if (file.record().complainant() != null) {
            names.add(SealedPart.COMPLAINANT.part());
        }
        names.add(SealedPart.NARRATIVE.part());
        for (var step : file.done()) {
            var name = partNames.get(step.recorded().position());
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    /** The name of the part that each act sealed, by the act's position in the log. */
    static Map<Long, String> byPosition(CaseFile file) {
        var names = new HashMap<Long, String>();
        ofActs(file).forEach((position, part) -> names.put(position, part.name()));
        return names;
    }

    private static Map<Long, Part> ofActs(CaseFile file) {
        var parts = new LinkedHashMap<Long, Part>();
        var numbers = new EnumMap<SealedPart, Integer>(SealedPart.class);
        for (var step : file.done()) {
            var text = textOf(step.act());
            if (text == null) {
                continue;
            }
            int number = numbers.merge(text.kind(), 1, Integer::sum);
            if (text.sealed() != null) {
                var part = new Part(text.kind().part(number), text.sealed());
                parts.put(step.recorded().position(), part);
            }
        }
        return parts;
    }

    // Draft numbers are counted by the case as well, from 1 and never again from 1, so that
    // "draft-2" is the draft that its approvals call 2.
    private static @Nullable Text textOf(Act act) {
        if (act instanceof InvestigationRecorded e) {
            return new Text(SealedPart.INVESTIGATION, e.findings());
        } else if (act instanceof MediationRecorded e) {
            return new Text(SealedPart.MEDIATION, e.terms());
        } else if (act instanceof ContactRecorded e) {
            return new Text(SealedPart.CONTACT, e.content());
        } else if (act instanceof AgentRecorded e) {
            return new Text(SealedPart.AGENT, e.agent());
        } else if (act instanceof RepresentativesNamed e) {
            return new Text(SealedPart.REPRESENTATIVES, e.names());
        } else if (act instanceof FactsAdded e) {
            return new Text(SealedPart.FACTS, e.text());
        } else if (act instanceof OpinionReported e) {
            return new Text(SealedPart.OPINION_REPORT, e.findings());
        } else if (act instanceof OpinionConcluded e) {
            return new Text(SealedPart.CONCLUSION, e.findings());
        } else if (act instanceof RepeatsAnalysed e) {
            return new Text(SealedPart.ANALYSIS, e.analysis());
        } else if (act instanceof OpinionProposed e) {
            return new Text(SealedPart.OPINION, e.opinion());
        } else if (act instanceof ReplyDrafted e) {
            return new Text(SealedPart.DRAFT, e.text());
        } else if (act instanceof ComplaintReplied e) {
            return new Text(SealedPart.REPLY, e.text());
        } else if (act instanceof SecrecyMarked e) {
            return new Text(SealedPart.SECRECY, e.why());
        } else if (act instanceof FollowUpRecorded e) {
            return new Text(SealedPart.FOLLOW_UP, e.comment());
        } else if (act instanceof LeadFound e) {
            return new Text(SealedPart.LEAD, e.sealedLead());
        } else if (act instanceof HandedToPolice e) {
            return new Text(SealedPart.HAND_OVER, e.suspicion());
        } else if (act instanceof RecordCorrected e) {
            return switch (e.field()) {
                case COMPLAINANT -> new Text(SealedPart.COMPLAINANT_BEFORE, e.sealedBefore());
                case NARRATIVE -> new Text(SealedPart.NARRATIVE_BEFORE, e.sealedBefore());
                case RESPONDENT, MATTER, CHANNEL, KIND -> null;
            };
        }
        return null;
    }
}
