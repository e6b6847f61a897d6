package org.caseledger.command.complaint;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.caseledger.procedure.Overlay;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.Procedures;

/** A procedure of an office's own: other clauses, another order of approvals, clocks that can stop. */
public final class CustomProcedure {
    private static final String YAML = """
            id: OWN
            version: "7"
            nameZh: 自定程序
            nameEn: An office's own
            officeCode: 自定
            gates:
              signOff: { clause: OWN.1 }
              approvals: { clause: OWN.2, severities: [MAJOR], levels: [LEGAL, LEADER] }
              onSite: { clause: OWN.3 }
              handledBy: { GENERAL: [STATION], MAJOR: [STATION], URGENT: [BRIGADE] }
              handledByClause: OWN.4
            rules:
              - id: reply
                clock: REPLY
                startedBy: [ComplaintReceived, ComplaintReopened]
                limit: { amount: 5, unit: WORKING_DAYS }
                clause: OWN.5
                extension: { clause: OWN.6, atMost: { amount: 2, unit: WORKING_DAYS } }
                suspendable: true
              - id: lead-check
                clock: LEAD_CHECK
                startedBy: [ComplaintReceived]
                when: { kind: [REPORT] }
                limit: { amount: 24, unit: CLOCK_HOURS }
                clause: OWN.9
                extension: { clause: OWN.10, atMost: { amount: 24, unit: CLOCK_HOURS } }
              - id: mediation
                clock: MEDIATION
                startedBy: [ComplaintAccepted]
                when: { kind: [COMPLAINT] }
                limit: { amount: 2, unit: WORKING_DAYS }
                clause: OWN.7
                extension: { clause: OWN.12 }
              - id: notice-mediation
                clock: NOTICE
                startedBy: [MediationRecorded]
                limit: { amount: 1, unit: WORKING_DAYS }
                clause: OWN.8
              - id: notice-lead
                clock: NOTICE
                startedBy: [LeadDecided]
                limit: { amount: 1, unit: WORKING_DAYS }
                clause: OWN.11
              - id: assistance
                clock: ASSISTANCE
                startedBy: [AssistanceAsked]
                limit: { amount: 3, unit: WORKING_DAYS }
                clause: OWN.13
              - id: assistance-major
                clock: ASSISTANCE
                startedBy: [AssistanceAsked]
                when: { severity: [MAJOR] }
                limit: { amount: 1, unit: WORKING_DAYS }
                clause: OWN.13
            """;

    private CustomProcedure() {}

    /** An office that works by it. */
    public static TestOffice office() {
        return TestOffice.by(procedure());
    }

    /** An office that works by it and is bound by the law. */
    public static TestOffice officeUnderTheLaw() {
        var law = Procedures.class.getResourceAsStream("/procedures/law.yaml");
        return TestOffice.by(Overlay.read("law.yaml", law).over(procedure()));
    }

    private static Procedure procedure() {
        return Procedure.read(new ByteArrayInputStream(YAML.getBytes(StandardCharsets.UTF_8)));
    }
}
