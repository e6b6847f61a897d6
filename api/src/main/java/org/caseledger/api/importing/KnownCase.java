package org.caseledger.api.importing;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.command.complaint.importing.AdoptHistory.Assignment;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.CaseId;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Sealed;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.NamedRespondent;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.vault.Vault;
import org.jspecify.annotations.Nullable;

/** A known case with the values its source supplied so far: at its import, and in corrections by an import. */
final class KnownCase {
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private final Vault vault;
    private final Map<SourcePart, Object> told = new EnumMap<>(SourcePart.class);
    private final List<Assignment> assignments = new ArrayList<>();
    private final Set<CorrectedField> correctedHere = EnumSet.noneOf(CorrectedField.class);
    private @Nullable CaseId caseId;
    private boolean adopted;
    private boolean destroyed;

    private KnownCase(Vault vault) {
        this.vault = vault;
        told.put(SourcePart.RESPONDENT, NamedRespondent.NOBODY);
        told.put(SourcePart.CATEGORY, List.of());
        told.put(SourcePart.UNITS, assignments);
    }

    /** {@code importer} is the person in whose name imports act. */
    static KnownCase of(List<StoredEvent> stream, Vault vault) {
        var known = new KnownCase(vault);
        for (var stored : stream) {
            boolean imported = ImportTerms.isImport(
                    EventCodec.readMetadata(stored.metadata()).getOrDefault("actor", ""));
            known.on(EventCodec.read(stored.type(), stored.revision(), stored.payload()), imported);
        }
        return known;
    }

    private void on(LedgerEvent event, boolean imported) {
        if (event instanceof ComplaintReceived e) {
            caseId = e.caseId();
            put(SourcePart.KIND, e.kind());
            put(SourcePart.CHANNEL, e.channel());
            put(SourcePart.COMPLAINANT, e.complainant());
            put(SourcePart.NARRATIVE, e.narrative());
            put(SourcePart.RESPONDENT, e.about());
            put(SourcePart.MATTER, e.matter());
            put(SourcePart.RECEIVED, e.occurredAt());
        } else if (event instanceof RecordCorrected e && imported) {
            corrected(e);
        } else if (event instanceof RecordCorrected e) {
            correctedHere.add(e.field());
        } else if (event instanceof ComplaintClassified e && imported) {
            put(SourcePart.CATEGORY, e.category());
            put(SourcePart.SEVERITY, e.severity());
        } else if (event instanceof ComplaintAssigned e && imported) {
            assignments.add(new Assignment(e.unit(), e.occurredAt()));
        } else if (event instanceof ComplaintReplied e && imported) {
            put(SourcePart.REPLY, e.text());
            put(SourcePart.REPLIED, e.occurredAt());
        } else if (event instanceof HistoryAdopted e) {
            adopted(e);
        } else if (event instanceof CaseDestroyed) {
            destroyed = true;
        }
    }

    private void corrected(RecordCorrected e) {
        switch (e.field()) {
            case COMPLAINANT -> put(SourcePart.COMPLAINANT, e.sealedAfter());
            case NARRATIVE -> put(SourcePart.NARRATIVE, e.sealedAfter());
            case RESPONDENT -> put(SourcePart.RESPONDENT, e.about());
            case MATTER -> put(SourcePart.MATTER, e.matterAfter());
            case CHANNEL -> put(SourcePart.CHANNEL, Channel.valueOf(String.valueOf(e.after())));
            case KIND -> put(SourcePart.KIND, ComplaintKind.valueOf(String.valueOf(e.after())));
        }
    }

    private void adopted(HistoryAdopted e) {
        adopted = true;
        put(SourcePart.STATUS, e.status());
        put(SourcePart.STATE, List.of(e.closed(), String.valueOf(e.state())));
        put(SourcePart.CLOSED, e.closedAt());
        put(SourcePart.DUE, e.dueAt());
        put(SourcePart.VERDICT, e.verdict());
    }

    private void put(SourcePart part, @Nullable Object value) {
        SourcePart.put(told, part, value);
    }

    /** The changes in a row; none if the case was destroyed. */
    List<Difference> differences(MappedRow row, AdoptHistory now, Mapping mapping) {
        var found = new ArrayList<Difference>();
        if (destroyed || !adopted) {
            return found;
        }
        var tells = SourcePart.of(now);
        for (var part : SourcePart.values()) {
            var before = before(part);
            var after = tells.get(part);
            if (!isSame(part, before, after, now, mapping)) {
                int same = part == SourcePart.UNITS ? sameUnits(now) : 0;
                if (same > 0 && same == assignments.size()) {
                    found.addAll(Difference.movements(row, same, mapping));
                } else {
                    found.add(Difference.of(
                            part,
                            row,
                            mapping,
                            correctedHere.contains(part.corrected())
                                    ? null
                                    : CorrectionOfRecord.of(part, now, respondent())));
                }
            }
        }
        return found;
    }

    private NamedRespondent respondent() {
        return (NamedRespondent) told.get(SourcePart.RESPONDENT);
    }

    private @Nullable Object before(SourcePart part) {
        if (!(told.get(part) instanceof Sealed sealed)) {
            return told.get(part);
        }
        var text = vault.open(caseId, sealed);
        return switch (part) {
            case COMPLAINANT -> EventCodec.read(text, Complainant.class);
            case NARRATIVE -> EventCodec.read(text, Narrative.class);
            default -> text.isEmpty() ? null : text;
        };
    }

    private static boolean isSame(
            SourcePart part, @Nullable Object before, @Nullable Object after, AdoptHistory now, Mapping mapping) {
        return Objects.equals(before, after)
                || switch (part) {
                    case SEVERITY -> before == Severity.GENERAL && after == null;
                    case REPLIED, CLOSED -> isSameDay(before, after, now);
                    case UNITS -> isSameDay(before, now);
                    case VERDICT -> mapping.verdict().isEmpty() || isOverdueByNow(before, after, now);
                    default -> false;
                };
    }

    /** A date without a time counts as its end of day; the same day with an exact time is no change. */
    private static boolean isSameDay(@Nullable Object before, @Nullable Object after, AdoptHistory now) {
        if (!now.gaps().contains(SourceGap.TIME_OF_DAY)
                || !(before instanceof Instant then)
                || !(after instanceof Instant end)) {
            return false;
        }
        var at = end.atZone(WorkCalendar.ZONE);
        return at.toLocalTime().equals(END_OF_DAY)
                && then.atZone(WorkCalendar.ZONE).toLocalDate().equals(at.toLocalDate());
    }

    private static boolean isSameDay(@Nullable Object before, AdoptHistory now) {
        if (!(before instanceof List<?> then)
                || then.size() != now.assignments().size()) {
            return false;
        }
        for (int i = 0; i < then.size(); i++) {
            if (!isSame((Assignment) then.get(i), now.assignments().get(i), now)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(Assignment before, Assignment after, AdoptHistory now) {
        return before.equals(after) || before.unit().equals(after.unit()) && isSameDay(before.at(), after.at(), now);
    }

    /** A verdict that follows from the due date once it has passed is no change of the source. */
    private static boolean isOverdueByNow(@Nullable Object before, @Nullable Object after, AdoptHistory now) {
        return before == null
                && after == SourceVerdict.OVERDUE
                && now.outcome().dueAt() != null
                && now.outcome().closedAt() == null;
    }

    /** How many assignments from the first one on are as they were. */
    private int sameUnits(AdoptHistory now) {
        int most = Math.min(assignments.size(), now.assignments().size());
        int same = 0;
        while (same < most && isSame(assignments.get(same), now.assignments().get(same), now)) {
            same++;
        }
        return same;
    }
}
