package org.caseledger.events;

import java.util.Arrays;
import java.util.Optional;
import lombok.Getter;
import lombok.RequiredArgsConstructor;

/** What is sealed, by event and field: a text that was sealed as one of them opens as no other one. */
@Getter
@RequiredArgsConstructor
public enum SealedField {
    COMPLAINANT("ComplaintReceived.complainant"),
    NARRATIVE("ComplaintReceived.narrative"),
    CORRECTED_COMPLAINANT("RecordCorrected.complainant"),
    CORRECTED_NARRATIVE("RecordCorrected.narrative"),
    AGENT("AgentRecorded.agent"),
    REPRESENTATIVES("RepresentativesNamed.names"),
    FACTS("FactsAdded.text"),
    INVESTIGATION("InvestigationRecorded.findings"),
    MEDIATION("MediationRecorded.terms"),
    CONTACT("ContactRecorded.content"),
    ANALYSIS("RepeatsAnalysed.analysis"),
    OPINION_REPORT("OpinionReported.findings"),
    CONCLUSION("OpinionConcluded.findings"),
    OPINION("OpinionProposed.opinion"),
    DRAFT("ReplyDrafted.text"),
    REPLY("ComplaintReplied.text"),
    SECRECY("SecrecyMarked.why"),
    FOLLOW_UP("FollowUpRecorded.comment"),
    LEAD("LeadFound.sealedLead"),
    HAND_OVER("HandedToPolice.suspicion");

    /** The stored name of the event and the field, which are part of what the seal is bound to. */
    private final String label;

    /** The field of this label. */
    public static Optional<SealedField> labelled(String label) {
        return Arrays.stream(values())
                .filter(field -> field.label.equals(label))
                .findFirst();
    }
}
