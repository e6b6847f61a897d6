package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.MediationEvent.ConsentRecorded;
import org.caseledger.events.complaint.MediationEvent.MediationArranged;
import org.caseledger.events.complaint.MediationEvent.RecusalAsked;
import org.caseledger.events.complaint.MediationEvent.RecusalDecided;
import org.caseledger.events.complaint.ReceiptEvent.AgentRecorded;
import org.caseledger.events.complaint.ReceiptEvent.FactsAdded;
import org.caseledger.events.complaint.ReceiptEvent.RepresentativesNamed;
import org.caseledger.events.complaint.SupervisionEvent.CasePublished;
import org.caseledger.query.DisplayNames;
import org.caseledger.text.Text;

/** What the parties of a complaint said, and notices to them, in words. */
final class PartyWords {

    private PartyWords() {}

    static Text of(Act act, DisplayNames names) {
        if (act instanceof AgentRecorded e) {
            return format(
                    "登记委托代理，委托事项：%s，期限至%s", "Agent recorded, authorised for: %s, until %s", e.matters(), e.until());
        } else if (act instanceof RepresentativesNamed e) {
            return format("%s名投诉人推选代表人", "Representatives named by %s complainants", e.complainants());
        } else if (act instanceof FactsAdded e) {
            return new Text("投诉人在网上补充事实", "Facts added online by the complainant")
                    .andIfPresent(
                            "，随附证据%s份",
                            ", pieces of evidence: %s",
                            e.evidence() == null ? null : e.evidence().size());
        } else if (act instanceof ConsentRecorded e) {
            return e.given()
                    ? format("%s同意%s", "Consent of the %s to: %s", e.party(), e.to())
                    : format("%s不同意%s", "No consent of the %s to: %s", e.party(), e.to());
        } else if (act instanceof MediationArranged e) {
            return format(
                            "安排%s调解，调解人员：%s",
                            "Mediation arranged for %s, mediator: %s",
                            Times.at(e.heldAt()),
                            names.ofPerson(e.mediator()))
                    .andIfPresent("，地点：%s", ", place: %s", e.place())
                    .andIfPresent("，受委托组织：%s", ", entrusted body: %s", e.body());
        } else if (act instanceof RecusalAsked e) {
            return format(
                    "%s申请调解人员%s回避，理由：%s",
                    "The %s asked that mediator %s stands aside, reason: %s",
                    e.by(),
                    names.ofPerson(e.mediator()),
                    e.why());
        } else if (act instanceof RecusalDecided e) {
            return e.recused()
                    ? format(
                            "决定调解人员%s回避，理由：%s",
                            "Mediator %s stands aside, reason: %s", names.ofPerson(e.mediator()), e.reason())
                    : format(
                            "决定调解人员%s不回避，理由：%s",
                            "Mediator %s goes on, reason: %s", names.ofPerson(e.mediator()), e.reason());
        } else if (act instanceof CasePublished e) {
            return format(
                    "公示：%s（摘要 %s）",
                    "Published: %s (digest %s)", e.text(), e.digest().substring(0, 8));
        }
        return HandlingWords.of(act, names);
    }
}
