package org.caseledger.command.complaint.parties;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caseledger.events.Sealed;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.NamedRespondent;
import org.jspecify.annotations.Nullable;

/**
 * Masks whatever identifies a person in a text for the public: the name, phone, e-mail and address of the complainant,
 * the names of agents and representatives, and every number that looks like a mobile phone or an identity document
 * (O121-38, O121-39).
 */
public record Masking(@Nullable Complainant complainant, List<String> others) {
    private static final Pattern NUMBER =
            Pattern.compile("(?<!\\p{Nd})(?:[1１]\\p{Nd}{10}|\\p{Nd}{17}[\\p{Nd}XxＸｘ])(?!\\p{Nd})");
    private static final String BETWEEN = "、";
    private static final String AFTER_NAME = "，";
    private static final int SHORTEST = 2;

    /**
     * Masks by what is sealed in a case: its complainant, the people that act for complainants, as {@link #sealed}
     * writes them, and name and address of a respondent who is a natural person.
     */
    public static Masking of(
            @Nullable Sealed complainant,
            List<Sealed> people,
            NamedRespondent respondent,
            Function<Sealed, String> opened) {
        return new Masking(
                complainant == null ? null : EventCodec.read(opened.apply(complainant), Complainant.class),
                Stream.concat(
                                people.stream()
                                        .map(opened)
                                        .map(text -> text.split(AFTER_NAME, 2)[0])
                                        .flatMap(names -> Stream.of(names.split(BETWEEN))),
                                Stream.of(respondent.person(), home(respondent)).filter(Objects::nonNull))
                        .toList());
    }

    private static @Nullable String home(NamedRespondent respondent) {
        var details = respondent.details();
        return details == null ? null : details.personAddress();
    }

    /** How a person and their document of identity are written before they are sealed. */
    static String sealed(String name, String document) {
        return name + AFTER_NAME + document;
    }

    /** How several names are written before they are sealed. */
    static String sealed(List<String> names) {
        return String.join(BETWEEN, names);
    }

    /** Whether the text tells of a person, masked or not. */
    public boolean tellsOf(String text) {
        return !of(text).equals(text) || names().anyMatch(name -> text.contains(masked(name)));
    }

    /** The text with all of it masked; the same when it is masked again. */
    public String of(String text) {
        var result = NUMBER.matcher(text).replaceAll(found -> masked(found.group()));
        for (var name : names().toList()) {
            result = result.replace(name, masked(name));
        }
        return result;
    }

    private Stream<String> names() {
        var all = new ArrayList<>(others);
        if (complainant != null) {
            all.add(complainant.name());
            all.add(complainant.phone());
            all.add(complainant.email());
            all.add(complainant.address());
            all.add(
                    complainant.identity() == null
                            ? null
                            : complainant.identity().number());
            if (complainant.agent() != null) {
                all.add(complainant.agent().name());
                all.add(complainant.agent().phone());
                var identity = complainant.agent().identity();
                all.add(identity == null ? null : identity.number());
            }
        }
        return all.stream()
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(text -> text.codePointCount(0, text.length()) >= SHORTEST);
    }

    /** The first character of a name, the first three digits of a number. */
    private static String masked(String text) {
        int[] all = text.codePoints().toArray();
        int shown = Math.min(Character.isDigit(all[0]) ? 3 : 1, all.length - 1);
        return new String(all, 0, shown) + "*".repeat(all.length - shown);
    }
}
