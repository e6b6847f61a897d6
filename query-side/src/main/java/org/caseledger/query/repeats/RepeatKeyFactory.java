package org.caseledger.query.repeats;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.NamedRespondent;
import org.caseledger.query.search.SealedTexts;
import org.caseledger.query.search.SearchIndex;
import org.caseledger.query.search.Terms;
import org.caseledger.vault.KeyDestroyed;
import org.caseledger.vault.OfficialTexts;
import org.caseledger.vault.SealBroken;
import org.caseledger.vault.Vault;
import org.jspecify.annotations.Nullable;

/** Makes the keys that complaints are compared by; opened texts never leave it. */
public final class RepeatKeyFactory {
    /** No name of a business is written so once it is normal. */
    private static final String PERSON = "#";

    private final Vault vault;
    private final SearchIndex index;
    private final SealedTexts texts;
    private final OfficialTexts official;

    public RepeatKeyFactory(Vault vault, SearchIndex index) {
        this.vault = vault;
        this.index = index;
        this.texts = new SealedTexts(vault);
        this.official = new OfficialTexts(vault);
    }

    /** Reads the keys of many cases at once. */
    void load(List<RepeatCase> cases) {
        vault.load(cases.stream().map(RepeatCase::caseId).toList());
    }

    /**
     * Of a case; none of one that is secret or sealed off, the business it is about alone when its key was destroyed or
     * changed.
     */
    RepeatKeys of(RepeatCase of) {
        if (of.secret() != null || of.outOfSight() != null) {
            return of(null, null, null, Stream.of());
        }
        try {
            var by = of.complainant() == null ? null : texts.complainant(of.caseId(), of.complainant());
            var said = texts.narrative(of.caseId(), of.narrative());
            return of(
                    by,
                    by == null ? null : by.phone(),
                    about(of),
                    Stream.of(said.subject(), said.text(), said.request()));
        } catch (KeyDestroyed | SealBroken e) {
            return of(null, null, business(of), Stream.of());
        }
    }

    /** Of a complaint that is being received. */
    RepeatKeys of(RepeatDraft draft) {
        var about = NamedRespondent.of(draft.respondent(), draft.respondentKind());
        return of(
                draft.complainant() == null ? null : new Complainant(draft.complainant(), null, null, null),
                draft.phone(),
                about.person() == null ? NormalizedText.respondent(about.shown()) : person(about.person()),
                Stream.of(draft.text()));
    }

    /** That of a phone number; null where the text holds none. */
    public @Nullable Long phone(String text) {
        return blind("phone ", NormalizedText.phone(text));
    }

    private RepeatKeys of(
            @Nullable Complainant by,
            @Nullable String phone,
            @Nullable String respondent,
            Stream<@Nullable String> texts) {
        Set<String> terms = texts.filter(Objects::nonNull)
                .flatMap(text -> Terms.asked(text).stream())
                .collect(Collectors.toSet());
        var said = index.numbers(terms);
        return new RepeatKeys(
                blind("phone ", NormalizedText.phone(phone)),
                by == null ? null : blind("email ", NormalizedText.email(by.email())),
                by == null ? null : blind("address ", NormalizedText.address(by.address())),
                by == null ? null : blind("complainant ", NormalizedText.fullName(by.name())),
                respondent,
                said,
                MinHashSketch.of(said));
    }

    /** A business by its name, a natural person by a keyed number that is written as a name. */
    private @Nullable String about(RepeatCase of) {
        return of.isAboutAPerson() ? person(official.openWhole(Objects.requireNonNull(of.respondent()))) : business(of);
    }

    private static @Nullable String business(RepeatCase of) {
        return of.isAboutAPerson() ? null : NormalizedText.respondent(of.respondent());
    }

    private @Nullable String person(String name) {
        var number = blind("respondent ", NormalizedText.fullName(name));
        return number == null ? null : PERSON + Long.toHexString(number);
    }

    int keyVersion() {
        return vault.keyVersion();
    }

    private @Nullable Long blind(String sort, @Nullable String normal) {
        return normal == null ? null : vault.blind(sort + normal);
    }
}
