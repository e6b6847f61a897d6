package org.caseledger.events;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.caseledger.text.Text;

/**
 * The basis of a rule, as people read it: a clause of a procedure ({@code P9.08}) has the same name in both languages;
 * a law, the office and the ledger itself have a name in each.
 */
public final class Clause {
    /** Stands for a clause where neither the procedure of a case nor the law has the rule. */
    public static final String OF_THE_LEDGER = "台账规则 / rule of the ledger";

    /** Stands for a clause where an office has set a limit that its procedure does not ask for. */
    public static final String OF_THE_OFFICE = "本单位规定 / rule of the office";

    private static final String BETWEEN = " / ";

    private Clause() {}

    /** The clause in an event or a procedure's file: one name, or the Chinese and the English name. */
    public static Text of(String written) {
        int end = written.indexOf(BETWEEN);
        return end < 0
                ? new Text(written, written)
                : new Text(written.substring(0, end), written.substring(end + BETWEEN.length()));
    }

    /**
     * The clause by which a rule binds a case of that procedure ({@code P9+law}, {@code P9@4711+law}), of those that
     * the rule is found in: the procedure's own, else that of a law, else {@link #OF_THE_LEDGER}.
     */
    public static String under(String procedure, List<String> clauses) {
        var own = procedure.split("[@+]")[0];
        return clauses.stream()
                .filter(clause -> own.equals(procedureOf(clause)))
                .findFirst()
                .or(() -> clauses.stream().filter(c -> procedureOf(c).isEmpty()).findFirst())
                .orElse(OF_THE_LEDGER);
    }

    /** Several of them as one, where what they are the basis of is not of one case. */
    public static String all(Collection<String> clauses) {
        var texts = clauses.stream().map(Clause::of).toList();
        var zh = texts.stream().map(Text::zh).collect(Collectors.joining("、"));
        var en = texts.stream().map(Text::en).collect(Collectors.joining(", "));
        return clauses.size() == 1 ? clauses.iterator().next() : zh + BETWEEN + en;
    }

    /** The procedure to whose text a clause belongs; empty for any other basis. */
    public static String procedureOf(String clause) {
        int dot = clause.indexOf('.');
        boolean named = dot > 1
                && dot + 1 < clause.length()
                && clause.charAt(0) == 'P'
                && clause.substring(1, dot).chars().allMatch(Clause::isDigit)
                && isDigit(clause.charAt(dot + 1));
        return named ? clause.substring(0, dot) : "";
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
