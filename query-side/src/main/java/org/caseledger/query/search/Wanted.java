package org.caseledger.query.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            throw new InvalidQuery(
                    "搜索内容不能超过%d个字", "a search has at most %d characters", LONGEST_QUESTION);
        }
        var terms = List.copyOf(Terms.asked(question));
        if (terms.isEmpty()) {
            throw new InvalidQuery("请输入要搜索的文字或数字", "enter words or digits to search for");
        }
        if (!sealedToo) {
            var plain = terms.stream().map(term -> index.number(Purpose.PLAIN, term)).toList();
            return new Wanted("s.plain @> :plain", Map.of("plain", array(plain)));
        }
        var conditions = new ArrayList<String>();
        var params = new HashMap<String, Object>();
        for (int i = 0; i < terms.size(); i++) {
            conditions.add("s.grams && :term" + i);
            params.put("term" + i, array(index.everyNumber(terms.get(i))));
        }
        var words = String.join(" AND ", conditions);
        var digits = question.replaceAll("\\D", "");
        if (terms.size() > 1
                && digits.length() >= SHORTEST_PHONE
                && PHONE.matcher(question).matches()) {
            // "138-1234-5678" is a phone number, or words of a text.
            params.put("phone", array(List.of(index.number(Purpose.PHONE, digits))));
            return new Wanted("(%s OR s.grams && :phone)".formatted(words), params);
        }
        return new Wanted("(%s)".formatted(words), params);
    }

    private static SqlArrayValue array(List<Long> numbers) {
        return new SqlArrayValue("bigint", (Object[]) numbers.toArray(Long[]::new));
    }
}
