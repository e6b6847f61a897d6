package org.caseledger.api.importing;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lombok.Getter;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.NamedRespondent;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** A part of a case in its source, for which changes are detected. */
enum SourcePart {
    COMPLAINANT(CorrectedField.COMPLAINANT),
    NARRATIVE(CorrectedField.NARRATIVE),
    RESPONDENT(CorrectedField.RESPONDENT),
    MATTER(CorrectedField.MATTER),
    CHANNEL(CorrectedField.CHANNEL),
    KIND(CorrectedField.KIND),
    RECEIVED("收件时间", "time of receipt"),
    CATEGORY("类别", "category"),
    SEVERITY("严重程度", "severity"),
    UNITS("承办单位", "unit"),
    REPLY("答复", "reply"),
    REPLIED("答复时间", "time of the reply"),
    STATUS("状态", "status"),
    STATE("办理状态", "state"),
    CLOSED("办结时间", "time of closing"),
    DUE("期限", "due date"),
    VERDICT("来源结论", "the source's verdict");

    @Getter
    private final Text text;

    private final @Nullable CorrectedField corrected;

    SourcePart(CorrectedField corrected) {
        this.text = corrected.text();
        this.corrected = corrected;
    }

    SourcePart(String zh, String en) {
        this.text = new Text(zh, en);
        this.corrected = null;
    }

    /** The field of the record that it is; null where no correction changes it. */
    @Nullable
    CorrectedField corrected() {
        return corrected;
    }

    /** Whether the first row of a case tells it, and not the last. */
    boolean isOfTheReceipt() {
        return compareTo(CATEGORY) <= 0;
    }

    /** All parts of a history; those that it does not tell are absent. */
    static Map<SourcePart, Object> of(AdoptHistory history) {
        var parts = new EnumMap<SourcePart, Object>(SourcePart.class);
        var outcome = history.outcome();
        put(parts, COMPLAINANT, history.complainant());
        put(parts, NARRATIVE, history.narrative());
        put(
                parts,
                RESPONDENT,
                NamedRespondent.of(history.respondent(), history.respondentKind(), history.respondentDetails()));
        put(parts, MATTER, history.matter());
        put(parts, CHANNEL, history.channel());
        put(parts, KIND, history.kind());
        put(parts, RECEIVED, history.receivedAt());
        put(parts, CATEGORY, history.category());
        put(parts, SEVERITY, history.severity());
        put(parts, UNITS, history.assignments());
        put(parts, REPLY, history.reply());
        put(parts, REPLIED, history.repliedAt());
        put(parts, STATUS, outcome.status());
        put(parts, STATE, List.of(outcome.closed(), String.valueOf(outcome.state())));
        put(parts, CLOSED, outcome.closedAt());
        put(parts, DUE, outcome.dueAt());
        put(parts, VERDICT, outcome.verdict());
        return parts;
    }

    /** Adds a part if it has a value. */
    static void put(Map<SourcePart, Object> parts, SourcePart part, @Nullable Object told) {
        if (told != null) {
            parts.put(part, told);
        }
    }

    /** The columns that a mapping makes it of. */
    List<String> columns(Mapping mapping) {
        return switch (this) {
            case COMPLAINANT ->
                both(
                        mapping.columns(
                                Field.COMPLAINANT,
                                Field.PHONE,
                                Field.EMAIL,
                                Field.ADDRESS,
                                Field.IDENTITY_NUMBER,
                                Field.AGENT,
                                Field.AGENT_PHONE),
                        Mapping.columns(mapping.identityKind()));
            case NARRATIVE -> mapping.columns(Field.SUBJECT, Field.NARRATIVE, Field.REQUEST, Field.RESPONDENT_CODE);
            case RESPONDENT ->
                both(
                        mapping.columns(
                                Field.RESPONDENT,
                                Field.RESPONDENT_CODE,
                                Field.RESPONDENT_ADDRESS,
                                Field.RESPONDENT_STREET),
                        Mapping.columns(mapping.respondentKind()));
            case MATTER ->
                both(
                        both(
                                mapping.columns(
                                        Field.GOODS,
                                        Field.BRAND,
                                        Field.MODEL,
                                        Field.QUANTITY,
                                        Field.AMOUNT,
                                        Field.PLACE,
                                        Field.BOUGHT_ON,
                                        Field.DISPUTED_ON),
                                mapping.demands().word().columns().toList()),
                        mapping.columns(Field.REFUND, Field.DAMAGES, Field.OTHER_DEMAND));
            case CHANNEL -> Mapping.columns(mapping.channel());
            case KIND -> Mapping.columns(mapping.kind());
            case RECEIVED -> mapping.columns(Field.RECEIVED_AT);
            case CATEGORY -> mapping.columns(Field.CATEGORY);
            case SEVERITY -> Mapping.columns(mapping.severity());
            case UNITS -> both(Mapping.columns(mapping.unit()), mapping.columns(Field.UPDATED_AT));
            case REPLY -> mapping.columns(Field.REPLY);
            case REPLIED -> mapping.columns(Field.REPLIED_AT);
            case STATUS -> mapping.columns(Field.STATUS);
            case STATE -> Mapping.columns(mapping.state());
            case CLOSED -> mapping.columns(Field.CLOSED_AT);
            case DUE -> mapping.columns(Field.DUE_AT);
            case VERDICT -> Mapping.columns(mapping.verdict());
        };
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }
}
