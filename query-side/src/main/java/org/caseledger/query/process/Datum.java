package org.caseledger.query.process;

import java.util.Arrays;
import java.util.List;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.Severity;

/**
 * A property of a case before a step, or of the step itself. Exported logs and published constraints have it under
 * {@code key}. Numbers begin with 1; 0 stands for none.
 */
@Getter
@RequiredArgsConstructor
public enum Datum {
    KIND("kind", Type.WORD, names(ComplaintKind.values())),
    SEVERITY("severity", Type.WORD, names(Severity.values())),
    FLAG_PROFESSIONAL_COMPLAINANT("flagProfessionalComplainant"),
    FLAG_WIDE_IMPACT("flagWideImpact"),
    FLAG_ON_SITE("flagOnSite"),
    FLAG_SERIOUS_LEAD("flagSeriousLead"),
    FLAG_SAFETY_HAZARD("flagSafetyHazard"),
    ROUND("round", Type.NUMBER, List.of()),
    OPINION("opinion", Type.NUMBER, List.of()),
    DRAFT("draft", Type.NUMBER, List.of()),
    ACCEPTED("accepted"),
    PROPOSED("proposed"),
    REPLIED("replied"),
    PLANNED("planned"),
    ON_SITE("onSite"),
    AGREED("agreed"),
    LEVEL("level", Type.WORD, names(ApprovalLevel.values())),
    SIGNATURE("signature", Type.NUMBER, List.of());

    /** Of which kind the values are. */
    public enum Type {
        WORD,
        NUMBER,
        YES_OR_NO
    }

    private final String key;
    private final Type type;
    /** All values that there are; empty for a number. */
    private final List<String> words;

    Datum(String key) {
        this(key, Type.YES_OR_NO, List.of("true", "false"));
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    /** Whether the case has this flag. */
    public static Datum of(Flag flag) {
        return valueOf("FLAG_" + flag.name());
    }
}
