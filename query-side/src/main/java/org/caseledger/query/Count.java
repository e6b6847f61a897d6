package org.caseledger.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A number that a statement selects, which one statement can ask for together with others. */
public record Count(String select, Map<String, Object> params) {
    /** The name of a parameter: {@code :name}, not the type in {@code value::type}. */
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):(\\w+)");

    /** The number. */
    public long read(JdbcClient jdbc) {
        return jdbc.sql(select).params(params).query(Long.class).single();
    }

    /** The numbers, in the order of the counts, by one statement. */
    public static List<Long> read(JdbcClient jdbc, List<Count> counts) {
        var columns = new ArrayList<String>();
        var params = new HashMap<String, Object>();
        for (var count : counts) {
            var prefix = "c" + columns.size() + "_";
            columns.add("(%s)".formatted(PARAMETER.matcher(count.select).replaceAll(":" + prefix + "$1")));
            count.params.forEach((name, value) -> params.put(prefix + name, value));
        }
        return jdbc.sql("SELECT " + String.join(", ", columns))
                .params(params)
                .query((row, n) -> {
                    var numbers = new ArrayList<Long>();
                    for (int column = 1; column <= counts.size(); column++) {
                        numbers.add(row.getLong(column));
                    }
                    return numbers;
                })
                .single();
    }
}
