package org.caseledger.query.search;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.caseledger.events.CaseId;
import org.caseledger.events.Sealed;
import org.caseledger.events.SealedField;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.vault.KeyDestroyed;
import org.caseledger.vault.OfficialTexts;
import org.caseledger.vault.SealBroken;
import org.caseledger.vault.Vault;

/** Opens what of a case can be found by its sealed words; the text never leaves for a log. */
public final class SealedTexts {
    private static final Set<SealedField> COMPLAINANTS =
            EnumSet.of(SealedField.COMPLAINANT, SealedField.CORRECTED_COMPLAINANT);
    private static final Set<SealedField> NARRATIVES =
            EnumSet.of(SealedField.NARRATIVE, SealedField.CORRECTED_NARRATIVE);
    private static final Set<SealedField> REPLIES = EnumSet.of(SealedField.REPLY, SealedField.DRAFT);

    private final Vault vault;
    private final OfficialTexts texts;

    public SealedTexts(Vault vault) {
        this.vault = vault;
        this.texts = new OfficialTexts(vault);
    }

    /**
     * The sealed texts: none of a secret or sealed-off case, when the key of the case has been destroyed, or when key
     * or text were changed, which the check of the keys tells.
     */
    Map<Purpose, List<String>> of(IndexedCase indexed) {
        return opened(indexed, Map.of(), this::open);
    }

    /** Of these, the name of a respondent who is a natural person. */
    List<String> official(IndexedCase indexed) {
        return opened(indexed, List.of(), this::person);
    }

    private static <T> T opened(IndexedCase indexed, T nothing, Function<IndexedCase, T> opening) {
        if (indexed.isWithheld()) {
            return nothing;
        }
        try {
            return opening.apply(indexed);
        } catch (KeyDestroyed | SealBroken e) {
            return nothing;
        }
    }

    private Map<Purpose, List<String>> open(IndexedCase indexed) {
        var names = new ArrayList<String>();
        var phones = new ArrayList<String>();
        var told = new ArrayList<String>();
        if (indexed.complainant() != null) {
            var c = complainant(indexed.caseId(), indexed.complainant());
            Stream.ofNullable(c.name()).forEach(names::add);
            // "138-1234-5678" is asked for as 13812345678 as well.
            Stream.ofNullable(c.phone()).map(p -> p.replaceAll("\\D", "")).forEach(phones::add);
        }
        if (indexed.narrative() != null) {
            var n = narrative(indexed.caseId(), indexed.narrative());
            Stream.of(n.subject(), n.text(), n.request())
                    .filter(Objects::nonNull)
                    .forEach(told::add);
        }
        indexed.replies().forEach(reply -> told.add(vault.open(indexed.caseId(), reply, REPLIES)));
        return Map.of(
                Purpose.OFFICIAL, person(indexed), Purpose.NAME, names, Purpose.PHONE, phones, Purpose.TEXT, told);
    }

    private List<String> person(IndexedCase indexed) {
        var name = indexed.respondent();
        return name == null || !OfficialTexts.isSealed(name) ? List.of() : List.of(texts.openWhole(name));
    }

    /** Throws {@link KeyDestroyed} when the key of the case is gone, and {@link SealBroken}. */
    public Complainant complainant(CaseId caseId, Sealed sealed) {
        return open(caseId, sealed, COMPLAINANTS, Complainant.class);
    }

    /** Throws {@link KeyDestroyed} when the key of the case is gone, and {@link SealBroken}. */
    public Narrative narrative(CaseId caseId, Sealed sealed) {
        return open(caseId, sealed, NARRATIVES, Narrative.class);
    }

    private <T> T open(CaseId caseId, Sealed sealed, Set<SealedField> as, Class<T> type) {
        var json = vault.open(caseId, sealed, as);
        try {
            return EventCodec.read(json, type);
        } catch (RuntimeException e) {
            // Without its cause, whose message may quote the opened text.
            throw new IllegalStateException(
                    "Case %s: the sealed %s cannot be read".formatted(caseId, type.getSimpleName()));
        }
    }
}
