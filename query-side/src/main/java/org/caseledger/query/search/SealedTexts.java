package org.caseledger.query.search;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.Sealed;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.vault.KeyDestroyed;
import org.caseledger.vault.Vault;
import org.jspecify.annotations.Nullable;

/** Opens what of a case can be found by its sealed words; the text never leaves for a log. */
public final class SealedTexts {

    private final Vault vault;

    public SealedTexts(Vault vault) {
        this.vault = vault;
    }

    /** The sealed texts, none of a secret case or when the key of the case has been destroyed. */
    List<String> of(IndexedCase indexed) {
        if (indexed.isSecret()) {
            return List.of();
        }
        try {
            return open(indexed);
        } catch (KeyDestroyed e) {
            return List.of();
        }
    }

    private List<String> open(IndexedCase indexed) {
        var texts = new ArrayList<@Nullable String>();
        if (indexed.complainant() != null) {
            var c = open(indexed.caseId(), indexed.complainant(), Complainant.class);
            texts.add(c.name());
            texts.add(c.phone());
            // "138-1234-5678" is asked for as 13812345678 as well.
            texts.add(c.phone() == null ? null : c.phone().replaceAll("\\D", ""));
        }
        if (indexed.narrative() != null) {
            var n = open(indexed.caseId(), indexed.narrative(), Narrative.class);
            texts.add(n.subject());
            texts.add(n.text());
            texts.add(n.request());
        }
        indexed.replies().forEach(reply -> texts.add(vault.open(indexed.caseId(), reply)));
        return texts.stream().filter(text -> text != null).toList();
    }

    /** A record that was sealed for a case; throws {@link KeyDestroyed} when its key is gone. */
    public <T> T open(CaseId caseId, Sealed sealed, Class<T> type) {
        var json = vault.open(caseId, sealed);
        try {
            return EventCodec.read(json, type);
        } catch (RuntimeException e) {
            // Without its cause, whose message may quote the opened text.
            throw new IllegalStateException(
                    "Case %s: the sealed %s cannot be read"
                            .formatted(caseId, type.getSimpleName()));
        }
    }
}
