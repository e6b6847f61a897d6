package org.caseledger.api.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.command.complaint.receiving.Correction;
import org.caseledger.command.complaint.receiving.ToldRespondent;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.CaseId;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Sealed;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintClassified;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ComplaintReceived;
import org.caseledger.events.complaint.ComplaintReplied;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.HistoryAdopted;
import org.caseledger.events.complaint.Matter;
import org.caseledger.events.complaint.NamedRespondent;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.RecordCorrected;
import org.caseledger.events.complaint.RespondentDetails;
import org.caseledger.events.retention.CaseDestroyed;
import org.caseledger.text.Text;
import org.caseledger.vault.Vault;
import org.jspecify.annotations.Nullable;

/** A case as its source has told it so far: when it was taken, and in corrections by an import. */
final class KnownCase {

    private final Vault vault;
    private final Set<CorrectedField> correctedHere = EnumSet.noneOf(CorrectedField.class);
    private @Nullable CaseId caseId;
    private @Nullable ComplaintKind kind;
    private @Nullable Channel channel;
    private @Nullable Sealed complainant;
    private @Nullable Sealed narrative;
    private NamedRespondent respondent = NamedRespondent.NOBODY;
    private @Nullable Matter matter;
    private @Nullable Instant receivedAt;
    private List<String> category = List.of();
    private @Nullable ComplaintReplied replied;
    private @Nullable HistoryAdopted adopted;
    private boolean destroyed;

    private KnownCase(Vault vault) {
        this.vault = vault;
    }

    /** {@code importer} is the person in whose name imports act. */
    static KnownCase of(List<StoredEvent> stream, Vault vault) {
        var known = new KnownCase(vault);
        for (var stored : stream) {
            boolean imported =
                    ImportTerms.isImport(
                            EventCodec.readMetadata(stored.metadata()).getOrDefault("actor", ""));
            known.on(EventCodec.read(stored.type(), stored.revision(), stored.payload()), imported);
        }
        return known;
    }

    private void on(LedgerEvent event, boolean imported) {
        if (event instanceof ComplaintReceived e) {
            caseId = e.caseId();
            kind = e.kind();
            channel = e.channel();
            complainant = e.complainant();
            narrative = e.narrative();
            respondent = e.about();
            matter = e.matter();
            receivedAt = e.occurredAt();
        } else if (event instanceof RecordCorrected e && imported) {
            corrected(e);
        } else if (event instanceof RecordCorrected e) {
            correctedHere.add(e.field());
        } else if (event instanceof ComplaintClassified e && imported) {
            category = e.category();
        } else if (event instanceof ComplaintReplied e && imported) {
            replied = e;
        } else if (event instanceof HistoryAdopted e) {
            adopted = e;
        } else if (event instanceof CaseDestroyed) {
            destroyed = true;
        }
    }

    private void corrected(RecordCorrected e) {
        switch (e.field()) {
            case COMPLAINANT -> complainant = e.sealedAfter();
            case NARRATIVE -> narrative = e.sealedAfter();
            case RESPONDENT -> respondent = e.about();
            case MATTER -> matter = e.matterAfter();
            case CHANNEL -> channel = Channel.valueOf(String.valueOf(e.after()));
            case KIND -> kind = ComplaintKind.valueOf(String.valueOf(e.after()));
        }
    }

    /** What the row says otherwise now; nothing where the case was destroyed. */
    List<Difference> differences(AdoptHistory now, Mapping mapping) {
        if (destroyed || adopted == null) {
            return List.of();
        }
        return Stream.concat(ofRecord(now, mapping).stream(), ofCourse(now, mapping).stream())
                .toList();
    }

    private List<Difference> ofRecord(AdoptHistory now, Mapping mapping) {
        var found = new ArrayList<Difference>();
        if (!Objects.equals(opened(complainant, Complainant.class), now.complainant())) {
            found.add(
                    record(
                            CorrectedField.COMPLAINANT,
                            Stream.of(
                                            mapping.columns(
                                                    Field.COMPLAINANT,
                                                    Field.PHONE,
                                                    Field.EMAIL,
                                                    Field.ADDRESS,
                                                    Field.IDENTITY_NUMBER,
                                                    Field.AGENT,
                                                    Field.AGENT_PHONE),
                                            Mapping.columns(mapping.identityKind()))
                                    .flatMap(List::stream)
                                    .toList(),
                            now.complainant() == null
                                    ? null
                                    : new Correction(
                                            now.complainant(),
                                            null,
                                            null,
                                            null,
                                            null,
                                            null,
                                            null)));
        }
        if (!Objects.equals(opened(narrative, Narrative.class), now.narrative())) {
            found.add(
                    record(
                            CorrectedField.NARRATIVE,
                            mapping.columns(
                                    Field.SUBJECT,
                                    Field.NARRATIVE,
                                    Field.REQUEST,
                                    Field.RESPONDENT_CODE),
                            new Correction(null, now.narrative(), null, null, null, null, null)));
        }
        ofRespondent(now, mapping).ifPresent(found::add);
        if (!Objects.equals(matter, now.matter())) {
            found.add(
                    record(
                            CorrectedField.MATTER,
                            matterColumns(mapping),
                            now.matter() == null ? null : corrected(now.matter())));
        }
        if (channel != now.channel()) {
            found.add(
                    record(
                            CorrectedField.CHANNEL,
                            Mapping.columns(mapping.channel()),
                            new Correction(null, null, null, null, null, now.channel(), null)));
        }
        if (kind != now.kind()) {
            found.add(
                    record(
                            CorrectedField.KIND,
                            Mapping.columns(mapping.kind()),
                            new Correction(null, null, null, null, null, null, now.kind())));
        }
        return found;
    }

    /** A name that the source no longer tells is reported only. */
    private Optional<Difference> ofRespondent(AdoptHistory now, Mapping mapping) {
        var about =
                NamedRespondent.of(now.respondent(), now.respondentKind(), now.respondentDetails());
        if (about.equals(respondent)) {
            return Optional.empty();
        }
        boolean named = !about.hasNameOf(respondent);
        boolean told = !Objects.equals(about.details(), respondent.details());
        var columns =
                Stream.of(
                                mapping.columns(
                                        Field.RESPONDENT,
                                        Field.RESPONDENT_CODE,
                                        Field.RESPONDENT_ADDRESS,
                                        Field.RESPONDENT_STREET),
                                Mapping.columns(mapping.respondentKind()))
                        .flatMap(List::stream)
                        .distinct()
                        .toList();
        var correction =
                new Correction(
                        null,
                        null,
                        named ? about.name() : null,
                        named ? now.respondentKind() : null,
                        told ? told(about.details()) : null,
                        null,
                        null);
        return Optional.of(
                record(
                        CorrectedField.RESPONDENT,
                        columns,
                        named && about.name() == null ? null : correction));
    }

    private static ToldRespondent told(@Nullable RespondentDetails details) {
        return details == null
                ? new ToldRespondent(null, null, null, null)
                : new ToldRespondent(null, details.creditCode(), details.where(), details.street());
    }

    private static Correction corrected(Matter matter) {
        return new Correction(null, null, null, null, null, matter, null, null);
    }

    private static List<String> matterColumns(Mapping mapping) {
        return Stream.of(
                        mapping.columns(
                                Field.GOODS,
                                Field.BRAND,
                                Field.MODEL,
                                Field.QUANTITY,
                                Field.AMOUNT,
                                Field.PLACE,
                                Field.BOUGHT_ON,
                                Field.DISPUTED_ON),
                        mapping.demands().word().columns().toList(),
                        mapping.columns(Field.REFUND, Field.DAMAGES, Field.OTHER_DEMAND))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private Difference record(
            CorrectedField field, List<String> columns, @Nullable Correction correction) {
        return new Difference(
                field.text(), columns, correctedHere.contains(field) ? null : correction);
    }

    private List<Difference> ofCourse(AdoptHistory now, Mapping mapping) {
        var found = new ArrayList<Difference>();
        add(
                found,
                receivedAt,
                now.receivedAt(),
                "收件时间",
                "time of receipt",
                mapping.columns(Field.RECEIVED_AT));
        add(found, category, now.category(), "类别", "category", mapping.columns(Field.CATEGORY));
        add(found, reply(), now.reply(), "答复", "reply", mapping.columns(Field.REPLY));
        add(
                found,
                replied == null ? null : replied.occurredAt(),
                now.reply() == null ? null : now.repliedAt(),
                "答复时间",
                "time of the reply",
                mapping.columns(Field.REPLIED_AT));
        var outcome = now.outcome();
        add(
                found,
                adopted.status(),
                outcome.status(),
                "状态",
                "status",
                mapping.columns(Field.STATUS));
        add(
                found,
                List.of(adopted.closed(), String.valueOf(adopted.state())),
                List.of(outcome.closed(), String.valueOf(outcome.state())),
                "办理状态",
                "state",
                Mapping.columns(mapping.state()));
        add(
                found,
                adopted.closedAt(),
                outcome.closedAt(),
                "办结时间",
                "time of closing",
                mapping.columns(Field.CLOSED_AT));
        add(
                found,
                adopted.dueAt(),
                outcome.dueAt(),
                "期限",
                "due date",
                mapping.columns(Field.DUE_AT));
        return found;
    }

    private static void add(
            List<Difference> found,
            @Nullable Object before,
            @Nullable Object now,
            String zh,
            String en,
            List<String> columns) {
        if (!Objects.equals(before, now)) {
            found.add(new Difference(new Text(zh, en), columns, null));
        }
    }

    private @Nullable String reply() {
        return replied == null ? null : vault.open(caseId, replied.text());
    }

    private <T> @Nullable T opened(@Nullable Sealed sealed, Class<T> as) {
        return sealed == null ? null : EventCodec.read(vault.open(caseId, sealed), as);
    }
}
