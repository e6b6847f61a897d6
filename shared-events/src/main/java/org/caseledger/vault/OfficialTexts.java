package org.caseledger.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.CaseId;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Seals what officers write in a case, and opens it wherever it occurs in a text: {@code ⟦1:case:
 * event.field:digest:ciphertext⟧}, bound to case, event and field. The digest is that of a random salt and the text,
 * both sealed: it proves a text that is shown with its salt, and reveals nothing without. Opening is not recorded. A
 * text that cannot be opened is replaced by a message.
 */
@RequiredArgsConstructor
public final class OfficialTexts {
    /** Shown for what was sealed under a key that has been destroyed. */
    public static final String DESTROYED = "〔已销毁 / destroyed〕";

    /** Shown on a node without the master key. */
    public static final String LOCKED = "〔已密封：没有主密钥 / sealed: no master key〕";

    /** Shown when text or key were changed, which the check of the keys tells. */
    public static final String BROKEN = "〔密文无法打开 / sealed text cannot be opened〕";

    private static final Predicate<String> ANY = field -> true;
    private static final UnaryOperator<byte[]> AS_IT_IS = UnaryOperator.identity();
    private static final UnaryOperator<byte[]> IN_JSON = OfficialTexts::quoted;

    private final Vault vault;

    /**
     * Seals a text of an event; throws {@link KeyDestroyed} for a case without a key, and {@link LabelledException} for
     * a text that looks sealed.
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
        return new LabelledException(Text.format("文字中不能含有“%s”", "a text cannot contain \"%s\"", OfficialSeal.BEGIN));
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
        return opened(text, bytes -> opened(bytes, ANY, null, AS_IT_IS));
    }

    /** The same JSON text with what is sealed in it opened. */
    public String openJson(String json) {
        return opened(json, bytes -> opened(bytes, ANY, null, IN_JSON));
    }

    /** The same, where keys are read over a connection at hand, if any, instead of another one. */
    public String open(String text, @Nullable Connection connection) {
        return opened(text, bytes -> opened(bytes, ANY, connection, AS_IT_IS));
    }

    /** The same, where keys are read over a connection at hand, if any, instead of another one. */
    public String openJson(String json, @Nullable Connection connection) {
        return opened(json, bytes -> openJson(bytes, connection));
    }

    /** The same JSON text, in UTF-8, with what is sealed in it opened. */
    public byte[] openJson(byte[] json, @Nullable Connection connection) {
        return opened(json, ANY, connection, IN_JSON);
    }

    /** The same of these fields, such as {@code RecusalAsked.mediator}; others stay sealed. */
    public byte[] openJson(byte[] json, Set<String> fields, Connection connection) {
        return opened(json, fields::contains, connection, IN_JSON);
    }

    /**
     * What is sealed as a whole, for those who compare it; throws {@link KeyDestroyed}, {@link VaultLocked} and
     * {@link SealBroken}.
     */
    public String openWhole(String sealed) {
        return SaltedText.read(salted(OfficialSeal.in(utf8(sealed)).get(0), null))
                .text();
    }

    /** What is sealed in a text, each with the salt that proves it; without what does not open. */
    public List<SaltedText> disclosed(String text) {
        var disclosed = new ArrayList<SaltedText>();
        if (vault.isOpen()) {
            for (var seal : OfficialSeal.in(utf8(text))) {
                try {
                    disclosed.add(SaltedText.read(salted(seal, null)));
                } catch (KeyDestroyed | SealBroken e) {
                    // Not disclosed: it stays sealed, as it is in the payload.
                }
            }
        }
        return disclosed;
    }

    private static String opened(String text, UnaryOperator<byte[]> opening) {
        return isSealed(text) ? new String(opening.apply(utf8(text)), UTF_8) : text;
    }

    private byte[] opened(
            byte[] text, Predicate<String> fields, @Nullable Connection connection, UnaryOperator<byte[]> written) {
        var seals = OfficialSeal.in(text, fields);
        if (seals.isEmpty()) {
            return text;
        }
        var opened = new ByteArrayOutputStream(text.length);
        int end = 0;
        for (var seal : seals) {
            opened.write(text, end, seal.begin() - end);
            opened.writeBytes(written.apply(shown(seal, connection)));
            end = seal.end();
        }
        opened.write(text, end, text.length - end);
        return opened.toByteArray();
    }

    private byte[] shown(OfficialSeal seal, @Nullable Connection connection) {
        try {
            return SaltedText.text(salted(seal, connection));
        } catch (KeyDestroyed e) {
            return utf8(DESTROYED);
        } catch (VaultLocked e) {
            return utf8(LOCKED);
        } catch (SealBroken e) {
            return utf8(BROKEN);
        }
    }

    private byte[] salted(OfficialSeal seal, @Nullable Connection connection) {
        byte[] salted = vault.ofCases().openOfficial(seal, connection);
        if (!SaltedText.isSalted(salted) || !SaltedText.digest(salted).equals(seal.digest())) {
            throw new SealBroken(seal.caseId(), new IllegalArgumentException("sealed with another digest"));
        }
        return salted;
    }

    /** Escaped for quotation marks in JSON; most texts need no escaping. */
    private static byte[] quoted(byte[] text) {
        for (byte b : text) {
            if (b == '"' || b == '\\' || b >= 0 && b < ' ') {
                return JsonStringEncoder.getInstance().quoteAsUTF8(new String(text, UTF_8));
            }
        }
        return text;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
