package org.caseledger.procedure;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.caseledger.events.complaint.Severity;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The procedure of an office, as defined by its file: deadline rules, gates, the values offered at intake and the
 * measures for grave complaints, each with its clause. {@code officeCode} begins the office's case numbers;
 * {@code law}: the limits of the law bind the office; {@code duty}: duty is mandatory (null: an office is warned of
 * gaps only in the rosters that it has begun).
 */
public record Procedure(
        String id,
        String version,
        String nameZh,
        String nameEn,
        String officeCode,
        Gates gates,
        List<DeadlineRule> rules,
        Intake intake,
        List<Response> responses,
        @JsonSetter(nulls = Nulls.AS_EMPTY) boolean law,
        @Nullable DutyClauses duty) {
    public Procedure {
        InvalidValue.ifMissing("id", id);
        InvalidValue.ifMissing("version", version);
        InvalidValue.ifMissing("nameZh", nameZh);
        InvalidValue.ifMissing("nameEn", nameEn);
        InvalidValue.ifMissing("officeCode", officeCode);
        InvalidValue.ifMissing("gates", gates);
        InvalidValue.ifMissing("rules", rules);
        rules = List.copyOf(rules);
        intake = intake == null ? Intake.NONE : intake;
        responses = responses == null ? List.of() : List.copyOf(responses);
        DeadlineRule.refuseRepeatedIds(rules);
    }

    /** The same under another id and version. */
    Procedure named(String otherId, String otherVersion) {
        return new Procedure(
                otherId, otherVersion, nameZh, nameEn, officeCode, gates, rules, intake, responses, law, duty);
    }

    /** The procedure in a YAML file; throws {@link OfficeFileException} for any mistake in it. */
    public static Procedure read(InputStream yaml) {
        return read("procedure.yaml", yaml);
    }

    /** As {@link #read(InputStream)}; the file's name begins the message about a mistake. */
    public static Procedure read(String fileName, InputStream yaml) {
        return new OfficeFileReader(fileName).read(yaml, Procedure.class);
    }

    /** Every rule whose deadline the event starts for such a case on that day. */
    public List<DeadlineRule> rulesStartedBy(String eventName, CaseFacts facts, LocalDate on) {
        return rules.stream()
                .filter(rule -> rule.startsWith(eventName, facts, on))
                .toList();
    }

    /** The responses that a complaint of that severity requires in addition to its handling. */
    public List<Response> responsesTo(Severity severity) {
        return responses.stream()
                .filter(response -> response.severities().contains(severity))
                .toList();
    }

    /** The rule with that id; throws {@link LabelledException} if there is none. */
    public DeadlineRule rule(String ruleId) {
        return rules.stream()
                .filter(rule -> rule.id().equals(ruleId))
                .findFirst()
                .orElseThrow(() -> unknownRule(ruleId));
    }

    private LabelledException unknownRule(String ruleId) {
        String known = rules.stream().map(DeadlineRule::id).collect(Collectors.joining(", "));
        return new LabelledException(
                Text.format("程序 %s 没有规则 %s，现有：%s", "procedure %s has no rule %s; it has: %s", id, ruleId, known));
    }
}
