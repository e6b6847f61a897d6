package org.caseledger.vault;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.caseledger.events.CaseId;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Seals what officers write in a case, and opens it wherever it stands in a text: {@code ⟦1:case:
 * event.field:digest:ciphertext⟧}, bound to case, event and field. The digest is that of a random
 * salt and the text, both sealed: it proves a text that is shown with its salt, and tells nothing
 * without. Opening is not recorded. What cannot be opened is replaced by words that say so.
 */
public final class OfficialTexts {

    /** Shown for what was sealed under a key that has been destroyed. */
    public static final String DESTROYED = "〔已销毁 / destroyed〕";

    /** Shown on a node without the master key. */
    public static final String LOCKED = "〔已密封：没有主密钥 / sealed: no master key〕";

    /** Shown when text or key were changed, which the check of the keys tells. */
    public static final String BROKEN = "〔密文无法打开 / sealed text cannot be opened〕";

    private static final Predicate<String> ANY = field -> true;

    private final Vault vault;

    public OfficialTexts(Vault vault) {
        this.vault = vault;
    }

    /**
     * Seals a text of an event; throws {@link KeyDestroyed} for a case without a key, and {@link
     * LabelledException} for a text that looks sealed.
     */
    public String seal(CaseId caseId, String field, String text) {
        if (isSealed(text)) {
            throw looksSealed();
        }
        var salted = SaltedText.of(text);
        byte[] sealed = vault.ofCases().sealOfficial(caseId, field, salted.bytes());
        return OfficialSeal.written(caseId, field, salted.digest(), sealed);
    }

    /** For a text that is written like a sealed one and was not sealed here. */
    public static LabelledException looksSealed() {
        return new LabelledException(
                Text.format("文字中不能含有“%s”", "a text cannot contain \"%s\"", OfficialSeal.BEGIN));
    }

    /** Whether something in it is sealed, or looks like it. */
    public static boolean isSealed(String text) {
        return text.contains(OfficialSeal.BEGIN);
    }

    /** How many sealed texts begin in it. */
    public static int count(String text) {
        int count = 0;
        var begin = OfficialSeal.BEGIN;
        for (int at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at + 1)) {
            count++;
        }
        return count;
    }

    /** The same text with what is sealed in it opened. */
    public String open(String text) {
        return opened(text, OfficialSeal.in(text), UnaryOperator.identity());
    }

    /** The same JSON text with what is sealed in it opened. */
    public String openJson(String json) {
        return opened(json, OfficialSeal.in(json), OfficialTexts::quoted);
    }

    /** The same, where keys are read over a connection at hand instead of another one. */
    public String open(String text, Connection connection) {
        return opened(text, loaded(text, ANY, connection), UnaryOperator.identity());
    }

    /** The same, where keys are read over a connection at hand instead of another one. */
    public String openJson(String json, Connection connection) {
        return opened(json, loaded(json, ANY, connection), OfficialTexts::quoted);
    }

    /** The same of these fields, such as {@code RecusalAsked.mediator}; others stay sealed. */
    public String openJson(String json, Set<String> fields, Connection connection) {
        return opened(json, loaded(json, fields::contains, connection), OfficialTexts::quoted);
    }

    /**
     * What is sealed as a whole, for those who compare it; throws {@link KeyDestroyed}, {@link
     * VaultLocked} and {@link SealBroken}.
     */
    public String openWhole(String sealed) {
        return salted(OfficialSeal.in(sealed).get(0)).text();
    }

    /** What is sealed in a text, each with the salt that proves it; without what does not open. */
    public List<SaltedText> disclosed(String text) {
        var disclosed = new ArrayList<SaltedText>();
        if (vault.isOpen()) {
            for (var seal : OfficialSeal.in(text)) {
                try {
                    disclosed.add(salted(seal));
                } catch (KeyDestroyed | SealBroken e) {
                    // Not disclosed: it stays sealed, as it is in the payload.
                }
            }
        }
        return disclosed;
    }

    private List<OfficialSeal> loaded(
            String text, Predicate<String> fields, Connection connection) {
        var seals = OfficialSeal.in(text, fields);
        if (!seals.isEmpty() && vault.isOpen()) {
            vault.load(seals.stream().map(OfficialSeal::caseId).toList(), connection);
        }
        return seals;
    }

    private String opened(String text, List<OfficialSeal> seals, UnaryOperator<String> written) {
        if (seals.isEmpty()) {
            return text;
        }
        var opened = new StringBuilder(text.length());
        int end = 0;
        for (var seal : seals) {
            opened.append(text, end, seal.begin()).append(written.apply(opened(seal)));
            end = seal.end();
        }
        return opened.append(text, end, text.length()).toString();
    }

    private String opened(OfficialSeal seal) {
        try {
            return salted(seal).text();
        } catch (KeyDestroyed e) {
            return DESTROYED;
        } catch (VaultLocked e) {
            return LOCKED;
        } catch (SealBroken e) {
            return BROKEN;
        }
    }

    private SaltedText salted(OfficialSeal seal) {
        try {
            byte[] bytes = vault.ofCases().openOfficial(seal.caseId(), seal.field(), seal.bytes());
            if (SaltedText.digest(bytes).equals(seal.digest())) {
                return SaltedText.read(bytes);
            }
            throw new IllegalArgumentException("another digest");
        } catch (IllegalArgumentException e) {
            throw new SealBroken(seal.caseId(), e);
        }
    }

    private static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsCharArray(text));
    }
}
