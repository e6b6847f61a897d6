package org.caseledger.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.caseledger.events.Clock;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an office may write into its own procedure file, and the messages about mistakes. */
class ProcedureFileTest {
    /** Lines 1 to 22; the rule's own lines begin at 15. */
    private static final String GOOD = """
            id: MY
            version: 3
            nameZh: 我局程序
            nameEn: Our own
            officeCode: 我投
            gates:
              signOff: { clause: M.1 }
              approvals: { clause: M.2, severities: [MAJOR], levels: [LEADER] }
              handledBy:
                GENERAL: [STATION]
                MAJOR: [STATION]
                URGENT: [STATION]
              handledByClause: M.3
            rules:
              - id: mediation
                clock: MEDIATION
                startedBy: [ComplaintAccepted]
                when: { kind: [COMPLAINT] }
                limit: { amount: 45, unit: WORKING_DAYS }
                clause: M.4
                until: 2026-04-14
                suspendable: true
            """;

    /** The same with optional parts, from line 7. */
    private static final String MORE = GOOD.replace("officeCode: 我投\ngates:\n", """
                    officeCode: 我投

                    intake:
                      channels: { values: [PHONE, LETTER], clause: M.5 }
                      categories: { values: [服务, 价格], clause: M.6 }
                    responses:
                      - { measure: INCIDENT, severities: [URGENT], clause: M.7 }
                    gates:
                      opinion: { clause: M.8, severities: [MAJOR], review: { clause: M.9 } }
                    """);

    @Test
    void isReadWhole() {
        Procedure procedure = read(GOOD);
        DeadlineRule rule = procedure.rule("mediation");
        assertThat(procedure.version()).isEqualTo("3");
        assertThat(procedure.gates().onSite()).isNull();
        assertThat(rule.clock()).isEqualTo(Clock.MEDIATION);
        assertThat(rule.suspendable()).isTrue();
        assertThat(rule.extension()).isNull();
    }

    @Test
    @DisplayName("from and until are both in force")
    void rulesAreInForceFromAndUntil() {
        Procedure procedure = read(GOOD.replace("until:", "from: 2022-05-01\n    until:"));
        var facts = CaseFacts.unclassified(ComplaintKind.COMPLAINT, Channel.PHONE);
        for (String day : new String[] {"2022-05-01", "2026-04-14"}) {
            assertThat(procedure.rulesStartedBy("ComplaintAccepted", facts, LocalDate.parse(day)))
                    .as(day)
                    .hasSize(1);
        }
        for (String day : new String[] {"2022-04-30", "2026-04-15"}) {
            assertThat(procedure.rulesStartedBy("ComplaintAccepted", facts, LocalDate.parse(day)))
                    .as(day)
                    .isEmpty();
        }
    }

    @DisplayName("a mistake names file, line, field and what is allowed")
    @ParameterizedTest(name = "{0} -> {1}: line {2}, {3}, {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "when:              | wen:                 | line 18 | rules[0].wen            | startedBy",
                "kind:              | sort:                | line 18 | rules[0].when.sort      | opinionLevel",
                "signOff:           | sinOff:              | line 7  | gates.sinOff            | handledByClause",
                "MEDIATION          | MEDITATION           | line 16 | rules[0].clock          | one of [SIGN_OFF",
                "MEDIATION          | 7                    | line 16 | rules[0].clock          | one of [SIGN_OFF",
                "MEDIATION          | ''                   | line 16 | rules[0].clock          | required",
                "[COMPLAINT]        | [COMPLAIN]           | line 18 | rules[0].when.kind[0]   | one of [COMPLAINT",
                "[COMPLAINT]        | COMPLAINT            | line 18 | rules[0].when.kind      | a list",
                "[COMPLAINT]        | [COMPLAINT, null]    | line 18 | rules[0].when.kind[1]   | one of [COMPLAINT",
                "amount: 45         | amount: -5           | line 19 | rules[0].limit.amount   | from 1 to 10000",
                "amount: 45         | amount: 0            | line 19 | rules[0].limit.amount   | from 1 to 10000",
                "amount: 45         | amount: 4.5          | line 19 | rules[0].limit.amount   | whole number",
                "amount: 45         | amount: many         | line 19 | rules[0].limit.amount   | whole number",
                "amount: 45         | amount: 99999999999  | line 19 | rules[0].limit.amount   | whole number",
                "'amount: 45, '     | ''                   | line 19 | rules[0].limit.amount   | whole number",
                "WORKING_DAYS       | WEEKS                | line 19 | rules[0].limit.unit     | CLOCK_HOURS",
                "', unit: WORKING_DAYS' | ''               | line 19 | rules[0].limit.unit     | required",
                "clause: M.4        | clause: ' '          | line 20 | rules[0].clause         | required",
                "clause: M.4        | ''                   | line 15 | rules[0].clause         | required",
                "ComplaintAccepted  | ComplaintAcepted     | line 17 | rules[0].startedBy      | ComplaintReturned",
                "ComplaintAccepted  | AssistanceAsked      | line 17 | rules[0].startedBy      | nothing else does",
                "MEDIATION          | ASSISTANCE           | line 17 | rules[0].startedBy      | nothing else does",
                "MEDIATION\\n    startedBy: [ComplaintAccepted] | ASSISTANCE\\n    startedBy: [AssistanceAsked] | line 16 | rules[0].clock | neither extended nor suspended",
                "2026-04-14         | 14.4.2026            | line 21 | rules[0].until          | 2027-01-01",
                "suspendable: true  | from: 2027-01-01     | line 21 | rules[0].until          | before",
                "suspendable: true  | suspendable: maybe   | line 22 | rules[0].suspendable    | true or false",
                "suspendable: true  | extension: {}        | line 22 | rules[0].extension.clause | required",
                "URGENT: [STATION]  | ''                   | line 9  | gates.handledBy         | URGENT",
                "URGENT:            | URGENTLY:            | line 9  | gates.handledBy         | URGENTLY' must be one of [GENERAL",
                "severities: [MAJOR], | ''                 | line 8  | gates.approvals.flags   | at least one",
                "[LEADER]           | []                   | line 8  | gates.approvals.levels  | required",
                "[LEADER]           | [LEADER, LEADER]     | line 8  | gates.approvals.levels  | twice",
                "officeCode: 我投    | ''                   | my.yaml | officeCode              | required",
                "id: MY             | 'id: MY\\nid: ME'    | line 2  | id                      | not valid YAML",
                "gates:             | 'gates: }'           | line 6  | ''                      | not valid YAML"
            })
    void mistakesAreNamed(String written, String instead, String place, String field, String allowed) {
        String yaml = GOOD.replace(written.replace("\\n", "\n"), instead.replace("\\n", "\n"));
        assertThat(yaml).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(OfficeFileException.class)
                .hasMessageContaining("my.yaml")
                .hasMessageContaining(place)
                .hasMessageContaining(field)
                .hasMessageContaining(allowed);
    }

    @DisplayName("a mistake in what is offered, called for or asked before a reply is named too")
    @ParameterizedTest(name = "{0} -> {1}: {2}, {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[PHONE, LETTER]      | [PHONE, PIGEON]     | line 8  | intake.channels.values[1]   | one of [LETTER",
                "[PHONE, LETTER]      | [PHONE, PHONE]      | line 8  | intake.channels.values      | twice",
                "[服务, 价格]           | []                  | line 9  | intake.categories.values    | required",
                "clause: M.6          | clause: M.6, clase: 1 | line 9  | intake.categories.clase     | values",
                "INCIDENT             | PANIC               | line 11 | responses[0].measure        | one of [INCIDENT",
                "[URGENT], clause     | [], clause          | line 11 | responses[0].severities     | required",
                "', clause: M.7'      | ''                  | line 11 | responses[0].clause         | required",
                "{ clause: M.8,       | {                   | line 13 | gates.opinion.clause        | required",
                "clause: M.9          | clause: ' '         | line 13 | gates.opinion.review.clause | required"
            })
    void mistakesInTheRestAreNamed(String written, String instead, String place, String field, String allowed) {
        assertThat(read(MORE).gates().opinion().review()).isEqualTo(new Gate("M.9"));
        String yaml = MORE.replace(written, instead);
        assertThat(yaml).isNotEqualTo(MORE);
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(OfficeFileException.class)
                .hasMessageContaining("my.yaml")
                .hasMessageContaining(place)
                .hasMessageContaining(field)
                .hasMessageContaining(allowed);
    }

    @Test
    void theSecondRuleOfOneIdIsNamed() {
        String twice = GOOD + GOOD.substring(GOOD.indexOf("  - id: mediation"));
        assertThatThrownBy(() -> read(twice))
                .hasMessageContaining("my.yaml, line 23, rules[1].id")
                .hasMessageContaining("mediation");
    }

    @Test
    @DisplayName("the message is there in each language alone")
    void bothLanguages() {
        assertThatThrownBy(() -> read(GOOD.replace("amount: 45", "amount: -5")))
                .isInstanceOfSatisfying(OfficeFileException.class, e -> {
                    assertThat(e.zh()).isEqualTo("my.yaml 第 19 行，rules[0].limit.amount：期限为 -5，应在 1 与 10000 之间");
                    assertThat(e.en())
                            .isEqualTo("my.yaml, line 19, rules[0].limit.amount:"
                                    + " the amount is -5; it must be from 1 to 10000");
                });
    }

    @ParameterizedTest(name = "not a procedure: [{0}]")
    @CsvSource({"''", "'# only a note'", "~", "'- a'", "text", "'id: [1'", "'id: \0'", "'---\n---\n'"})
    void whatIsNoProcedureIsRefused(String yaml) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(OfficeFileException.class)
                .hasMessageContaining("my.yaml");
    }

    private static Procedure read(String yaml) {
        return Procedure.read("my.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
