package org.caseledger.vault;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final String BEGIN = "⟦1:";
    private static final String END = "⟧";
    private static final Pattern SEALED =
            Pattern.compile(
                    "⟦1:([A-Za-z0-9_-]{22}):([A-Za-z.]+):([A-Za-z0-9_-]{43}):([A-Za-z0-9_-]+)⟧");

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
        byte[] sealed = vault.sealOfficial(caseId, field, salted.bytes());
        return BEGIN + String.join(":", text(caseId), field, salted.digest(), base64(sealed)) + END;
    }

    /** For a text that is written like a sealed one and was not sealed here. */
    public static LabelledException looksSealed() {
        return new LabelledException(
                Text.format("文字中不能含有“%s”", "a text cannot contain \"%s\"", BEGIN));
    }

    /** Whether something in it is sealed, or looks like it. */
    public static boolean isSealed(String text) {
        return text.contains(BEGIN);
    }

    /** How many sealed texts begin in it. */
    public static int count(String text) {
        int count = 0;
        for (int at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, at + 1)) {
            count++;
        }
        return count;
    }

    /** The same text with what is sealed in it opened. */
    public String open(String text) {
        return isSealed(text) ? replaced(text, UnaryOperator.identity()) : text;
    }

    /** The same JSON text with what is sealed in it opened. */
    public String openJson(String json) {
        return isSealed(json) ? replaced(json, OfficialTexts::quoted) : json;
    }

    /** The same, where keys are read over a connection at hand instead of another one. */
    public String openJson(String json, Connection connection) {
        load(json, connection);
        return openJson(json);
    }

    /** The same, where keys are read over a connection at hand instead of another one. */
    public String open(String text, Connection connection) {
        load(text, connection);
        return open(text);
    }

    /** What is sealed in a text, each with the salt that proves it; without what does not open. */
    public List<SaltedText> disclosed(String text) {
        var disclosed = new ArrayList<SaltedText>();
        if (isSealed(text) && vault.isOpen()) {
            SEALED.matcher(text)
                    .results()
                    .forEach(
                            found -> {
                                try {
                                    disclosed.add(salted(found));
                                } catch (KeyDestroyed | SealBroken e) {
                                    // Not disclosed: it stays sealed, as it is in the payload.
                                }
                            });
        }
        return disclosed;
    }

    private void load(String text, Connection connection) {
        if (isSealed(text) && vault.isOpen()) {
            Set<CaseId> cases = new HashSet<>();
            SEALED.matcher(text).results().forEach(found -> cases.add(caseId(found.group(1))));
            vault.load(cases, connection);
        }
    }

    private String replaced(String text, UnaryOperator<String> written) {
        return SEALED.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(written.apply(opened(found))));
    }

    private String opened(MatchResult sealed) {
        try {
            return salted(sealed).text();
        } catch (KeyDestroyed e) {
            return DESTROYED;
        } catch (VaultLocked e) {
            return LOCKED;
        } catch (SealBroken e) {
            return BROKEN;
        }
    }

    private SaltedText salted(MatchResult sealed) {
        var caseId = caseId(sealed.group(1));
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(sealed.group(4));
            var salted = SaltedText.read(vault.openOfficial(caseId, sealed.group(2), bytes));
            if (salted.digest().equals(sealed.group(3))) {
                return salted;
            }
            throw new IllegalArgumentException("another digest");
        } catch (IllegalArgumentException e) {
            throw new SealBroken(caseId, e);
        }
    }

    private static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsCharArray(text));
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String text(CaseId caseId) {
        UUID id = caseId.value();
        return base64(
                ByteBuffer.allocate(16)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array());
    }

    private static CaseId caseId(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        return new CaseId(new UUID(bytes.getLong(), bytes.getLong()));
    }
}
