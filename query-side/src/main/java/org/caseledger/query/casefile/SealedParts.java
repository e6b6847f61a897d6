package org.caseledger.query.casefile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Sealed;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.vault.Vault;

/** Opens what is sealed in a case (P1.08). Who may, and that it is logged, is decided by the caller. */
@RequiredArgsConstructor
public final class SealedParts {
    private final Vault vault;

    /** Whether anything can be opened at all; asked before an opening is logged. */
    public boolean isOpen() {
        return vault.isOpen();
    }

    /**
     * The named parts, in the order of the case: the complainant and the narrative as {@link Complainant} and
     * {@link Narrative}, every other one as text.
     *
     * @throws IllegalArgumentException for a part that the case does not have
     * @throws org.caseledger.vault.VaultLocked without the master key
     * @throws org.caseledger.vault.KeyDestroyed when the case was erased
     */
    public Map<String, Object> open(CaseFile file, Set<String> parts) {
        var sealed = file.sealed();
        for (var part : parts) {
            if (!sealed.containsKey(part)) {
                throw unknown(part, sealed.keySet());
            }
        }
        // A case that another node destroyed a moment ago opens nowhere.
        vault.forgetDestroyed();
        var opened = new LinkedHashMap<String, Object>();
        sealed.forEach((part, text) -> {
            if (parts.contains(part)) {
                opened.put(part, open(file.caseId(), part, text));
            }
        });
        return opened;
    }

    private Object open(CaseId caseId, String part, Sealed sealed) {
        var text = vault.open(caseId, sealed, SealedPart.sealedAs(part));
        if (part.startsWith(SealedPart.COMPLAINANT.part())) {
            return EventCodec.read(text, Complainant.class);
        } else if (part.startsWith(SealedPart.NARRATIVE.part())) {
            return EventCodec.read(text, Narrative.class);
        }
        return text;
    }

    private static LabelledException unknown(String part, Set<String> known) {
        return new LabelledException(Text.format(
                "本件没有密封内容 %s，现有：%s", "nothing sealed in this case is called %s; there are: %s", part, known));
    }
}
