package org.caseledger.command.complaint.notes;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.gate.Colleague;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Rule;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * The people and units that a text mentions by {@code @} and a name: of a person, a login, or of a unit; the longest
 * name that follows counts. An {@code @} within a word, as in an e-mail address, is no mention.
 */
record Mentions(List<String> people, List<UnitId> units) {
    private static final String SIGN = "@＠";
    private static final int SHOWN = 12;

    /** A person or a unit under one of its names. */
    private record Named(
            String name,
            @Nullable Colleague person,
            @Nullable Unit unit) {}

    /** Throws {@link org.caseledger.command.gate.Refused} for a name that is not of one of them. */
    static Mentions in(String text, CaseState c, DecisionContext context) {
        var places =
                text.codePoints().anyMatch(letter -> SIGN.indexOf(letter) >= 0) ? places(text) : List.<Integer>of();
        if (places.isEmpty()) {
            return new Mentions(List.of(), List.of());
        }
        var colleagues = context.office().colleagues();
        var names = names(colleagues, context.office().units());
        var people = new LinkedHashSet<String>();
        var units = new LinkedHashSet<UnitId>();
        for (int place : places) {
            var found = longest(text, place + 1, names);
            Guards.require(!found.isEmpty(), Rule.MENTION_KNOWN, shown(text, place));
            Guards.require(found.size() == 1, Rule.MENTION_OF_ONE, found.get(0).name());
            var one = found.get(0);
            boolean seen = one.person() != null
                    ? sees(one.person(), c)
                    : colleagues.stream()
                            .filter(of -> one.unit().id().equals(of.unit()))
                            .anyMatch(of -> sees(of, c));
            Guards.require(seen, Rule.MENTION_SEES_THE_CASE, one.name());
            Optional.ofNullable(one.person()).map(Colleague::login).ifPresent(people::add);
            Optional.ofNullable(one.unit()).map(Unit::id).ifPresent(units::add);
        }
        return new Mentions(List.copyOf(people), List.copyOf(units));
    }

    /** Where a mention begins: at a sign that no Latin letter or digit precedes. */
    private static List<Integer> places(String text) {
        return Stream.iterate(0, i -> i < text.length(), i -> i + 1)
                .filter(i -> SIGN.indexOf(text.charAt(i)) >= 0)
                .filter(i -> i == 0 || !isOfAWord(text.charAt(i - 1)))
                .toList();
    }

    private static boolean isOfAWord(char letter) {
        return letter < 128 && (Character.isLetterOrDigit(letter) || "._-+".indexOf(letter) >= 0);
    }

    private static List<Named> names(List<Colleague> colleagues, List<Unit> units) {
        return Stream.concat(
                        colleagues.stream()
                                .flatMap(one -> Stream.of(one.name(), one.login())
                                        .distinct()
                                        .map(name -> new Named(name, one, null))),
                        units.stream().map(unit -> new Named(unit.name(), null, unit)))
                .toList();
    }

    private static List<Named> longest(String text, int from, List<Named> names) {
        var fitting = names.stream().filter(one -> isAt(text, from, one.name())).toList();
        int length = fitting.stream()
                .map(one -> one.name().length())
                .max(Comparator.naturalOrder())
                .orElse(0);
        return fitting.stream().filter(one -> one.name().length() == length).toList();
    }

    /** A login is not the beginning of a longer word. */
    private static boolean isAt(String text, int from, String name) {
        int end = from + name.length();
        return text.startsWith(name, from)
                && (!isOfAWord(name.charAt(name.length() - 1))
                        || end == text.length()
                        || !Character.isLetterOrDigit(text.charAt(end))
                        || text.charAt(end) >= 128);
    }

    private static String shown(String text, int place) {
        var rest = text.substring(place + 1).lines().findFirst().orElse("");
        return rest.codePoints()
                .limit(SHOWN)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether a person may see the case and, if it is secret, its contents (P1.08, P7.20). */
    private static boolean sees(Colleague colleague, CaseState c) {
        return c.isSeenBy(colleague.login(), colleague.role(), colleague.unit())
                && (c.secrecy() == null || c.secrecy().names(colleague.login()));
    }
}
