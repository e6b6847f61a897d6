package org.caseledger.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import org.caseledger.text.Text;

/**
 * While a case is secret, no list shows what people wrote in it: its page does, to the people it names (P7.20). The
 * board says whether it is secret, a moment after the log.
 */
public final class SecretNow {
    /** Replaces words that only the people named in the case may read. */
    public static final Text WITHHELD = new Text("涉密，仅限指定人员知悉", "Secret: named people only");

    /** The same where a list has a text in no language. */
    public static final String WORDS = WITHHELD.zh() + " / " + WITHHELD.en();

    private SecretNow() {}

    /** A column that tells it of each row of a page; {@code caseId} as the statement calls it. */
    public static String column(String caseId) {
        return column("views.board", caseId);
    }

    /** The same where the cases are on another board. */
    public static String column(String board, String caseId) {
        return """
        (SELECT secret_now.kept->'card'->>'secret' FROM %s secret_now
          WHERE secret_now.case_id = %s) IS NOT NULL AS secret_now
        """.formatted(board, caseId);
    }

    /** A column for rows based on several cases, true if any of them is secret. */
    public static String columnOfAny(String caseIds) {
        return """
        EXISTS (SELECT FROM views.board secret_now
                 WHERE secret_now.case_id = ANY (%s)
                   AND secret_now.kept->'card'->>'secret' IS NOT NULL) AS secret_now
        """.formatted(caseIds);
    }

    /** What was read of a row with that column: of a secret case without its words. */
    public static <T> T of(ResultSet row, T read, UnaryOperator<T> withheld) throws SQLException {
        return row.getBoolean("secret_now") ? withheld.apply(read) : read;
    }
}
