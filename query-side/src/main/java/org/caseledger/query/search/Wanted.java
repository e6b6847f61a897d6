package org.caseledger.query.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.caseledger.query.views.InvalidQuery;
import org.springframework.jdbc.support.SqlArrayValue;

/** The condition on {@code views.search s} that a case has every word of a question. */
record Wanted(String condition, Map<String, Object> params) {
    private static final int LONGEST_QUESTION = 100;
    private static final int SHORTEST_PHONE = 5;
    private static final Pattern PHONE = Pattern.compile("[\\d\\s()+-]+");

    /** By words that are not sealed, and by sealed ones where the reader may open them. */
    static Wanted of(String question, boolean sealedToo, SearchIndex index) {
        if (question.codePointCount(0, question.length()) > LONGEST_QUESTION) {
            throw new InvalidQuery("搜索内容不能超过%d个字", "a search has at most %d characters", LONGEST_QUESTION);
        }
        var terms = List.copyOf(Terms.asked(question));
        if (terms.isEmpty()) {
            throw new InvalidQuery("请输入要搜索的文字或数字", "enter words or digits to search for");
        }
        if (!sealedToo) {
            return every(terms, "s.plain", term -> index.numbersOf(term, Purpose.OF_ALL));
        }
        var every = every(terms, "s.grams", term -> index.numbersOf(term, Purpose.ALL));
        var digits = question.replaceAll("\\D", "");
        if (terms.size() > 1
                && digits.length() >= SHORTEST_PHONE
                && PHONE.matcher(question).matches()) {
            // "138-1234-5678" is a phone number, or words of a text.
            var params = new HashMap<>(every.params);
            params.put("phone", array(List.of(index.number(Purpose.PHONE, digits))));
            return new Wanted("(%s OR s.grams && :phone)".formatted(every.condition), params);
        }
        return every;
    }

    /** Of each term one of its numbers. */
    private static Wanted every(List<String> terms, String column, Function<String, List<Long>> numbers) {
        var conditions = new ArrayList<String>();
        var params = new HashMap<String, Object>();
        for (int i = 0; i < terms.size(); i++) {
            conditions.add("%s && :term%d".formatted(column, i));
            params.put("term" + i, array(numbers.apply(terms.get(i))));
        }
        return new Wanted("(%s)".formatted(String.join(" AND ", conditions)), params);
    }

    private static SqlArrayValue array(List<Long> numbers) {
        return new SqlArrayValue("bigint", (Object[]) numbers.toArray(Long[]::new));
    }
}
