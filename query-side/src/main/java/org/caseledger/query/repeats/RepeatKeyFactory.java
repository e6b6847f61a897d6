package org.caseledger.query.repeats;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
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

    /**
     * A few numbers that similar texts share and others do not (MinHash with banding, Broder 1997): of two texts that
     * share a part J of all their pairs, one of the numbers is equal with a probability of 1 − (1 − J³)²⁰, which is
     * 0.93 for J = 0.5 and 0.05 for J = 0.14.
     */
    static final class MinHashSketch {
        private static final int BANDS = 20;
        private static final int ROWS = 3;
        private static final int FEWEST_TERMS = 6;

        private MinHashSketch() {}

        /** None for a text that is too short to be compared. */
        static List<Long> of(Collection<Long> terms) {
            var sketch = new ArrayList<Long>();
            long[] all = terms.stream().mapToLong(Long::longValue).toArray();
            for (int band = 0; band < BANDS && all.length >= FEWEST_TERMS; band++) {
                long key = band;
                for (int row = 0; row < ROWS; row++) {
                    key = mix(key ^ least(all, band * ROWS + row + 1L));
                }
                sketch.add(key);
            }
            return sketch;
        }

        private static long least(long[] terms, long seed) {
            long least = Long.MAX_VALUE;
            for (long term : terms) {
                least = Math.min(least, mix(term + seed * 0x9E3779B97F4A7C15L));
            }
            return least;
        }

        // The finalizer of SplitMix64: any change of a bit changes half of the others.
        private static long mix(long z) {
            long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
            return b ^ (b >>> 31);
        }
    }

    /** Phone numbers, addresses and names in the one form in which they can be compared. */
    static final class NormalizedText {
        private static final int SHORTEST_PHONE = 7;
        private static final Pattern COUNTRY = Pattern.compile("^(?:00)?86(?=1\\d{10}$)");
        private static final Pattern LEADING_ZERO = Pattern.compile("^0(?=1\\d{10}$)");
        private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]");
        private static final Pattern FORM = Pattern.compile("(?:股份有限公司|有限责任公司|有限公司|公司|个体工商户)$");

        // 王先生, 张某, 李**, 匿名: whoever this is, it may be the same person as another name or not.
        private static final Pattern NOBODY =
                Pattern.compile(".*(?:先生|女士|小姐|同志)|匿名.*|不详|未知|不愿透露.*|无名氏?|群众|市民|消费者|投诉人|顾客|本人");
        private static final Pattern MASKED = Pattern.compile("[*×某]");
        private static final int SHORTEST_NAME = 2;
        // A place without a number identifies no one: an address has the number of a house, a building or a room.
        private static final Pattern HOUSE = Pattern.compile("\\p{N}|[一二三四五六七八九十](?:号|栋|幢|座|单元|室|组|社|队|楼|层)");
        private static final int SHORTEST_ADDRESS = 6;

        private NormalizedText() {}

        /**
         * The digits, without the country's code before a mobile number; null for fewer than 7, and for one digit over
         * and over, which stands for no number.
         */
        static @Nullable String phone(@Nullable String text) {
            if (text == null) {
                return null;
            }
            var digits = wide(text).replaceAll("\\D", "");
            digits = COUNTRY.matcher(digits).replaceFirst("");
            digits = LEADING_ZERO.matcher(digits).replaceFirst("");
            boolean isNumber = digits.length() >= SHORTEST_PHONE
                    && digits.chars().distinct().count() > 1;
            return isNumber ? digits : null;
        }

        /** The name of a person; null for what may be anybody's, as 王先生, 张某 or 李**. */
        static @Nullable String fullName(@Nullable String text) {
            if (text == null || MASKED.matcher(wide(text)).find()) {
                return null;
            }
            var name = letters(text);
            boolean whole = name.codePointCount(0, name.length()) >= SHORTEST_NAME
                    && !NOBODY.matcher(name).matches();
            return whole ? name : null;
        }

        /** An email address; null for what is none. */
        static @Nullable String email(@Nullable String text) {
            var email = text == null ? "" : wide(text).strip();
            return email.contains("@") ? email : null;
        }

        /** An address; null for a place without the number of a house, building or room. */
        static @Nullable String address(@Nullable String text) {
            if (text == null) {
                return null;
            }
            var address = letters(text);
            boolean whole = address.length() >= SHORTEST_ADDRESS
                    && HOUSE.matcher(address).find();
            return whole ? address : null;
        }

        /**
         * The name in ordinary characters and lower case, without spaces, punctuation and brackets, whose words stay,
         * and without the legal form at its end; null when nothing is left.
         */
        static @Nullable String respondent(@Nullable String text) {
            if (text == null) {
                return null;
            }
            var name = letters(text);
            var trunk = FORM.matcher(name).replaceFirst("");
            var shown = trunk.isEmpty() ? name : trunk;
            return shown.isEmpty() ? null : shown;
        }

        private static String letters(String text) {
            return NOT_WORD.matcher(wide(text)).replaceAll("");
        }

        private static String wide(String text) {
            return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        }
    }
}
