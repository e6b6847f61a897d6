package org.caseledger.query.views;

import static java.nio.charset.StandardCharsets.UTF_8;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows on their way into a table by COPY, in PostgreSQL's text format. */
final class CopiedRows {

    private final StringBuilder text = new StringBuilder();
    private boolean begun;

    /** Hands rows over. */
    interface Writer {
        void write(CopiedRows rows);
    }

    /** Within the transaction of this thread; {@code statement} is COPY … FROM STDIN. */
    static void into(DataSource dataSource, String statement, Writer writer) {
        // First: what a column is made of may have to be asked of the same connection.
        var rows = new CopiedRows();
        writer.write(rows);
        byte[] bytes = rows.text.toString().getBytes(UTF_8);
        new JdbcTemplate(dataSource)
                .execute(
                        (ConnectionCallback<Void>)
                                connection -> {
                                    var copy =
                                            connection
                                                    .unwrap(PGConnection.class)
                                                    .getCopyAPI()
                                                    .copyIn(statement);
                                    try {
                                        copy.writeToCopy(bytes, 0, bytes.length);
                                        copy.endCopy();
                                    } finally {
                                        if (copy.isActive()) {
                                            copy.cancelCopy();
                                        }
                                    }
                                    return null;
                                });
    }

    void value(@Nullable Object value) {
        if (begun) {
            text.append('\t');
        }
        begun = true;
        if (value == null) {
            text.append("\\N");
        } else {
            escaped(value.toString());
        }
    }

    void endRow() {
        text.append('\n');
        begun = false;
    }

    private void escaped(String value) {
        int done = 0;
        for (int i = 0; i < value.length(); i++) {
            char escape =
                    switch (value.charAt(i)) {
                        case '\\' -> '\\';
                        case '\t' -> 't';
                        case '\n' -> 'n';
                        case '\r' -> 'r';
                        default -> 0;
                    };
            if (escape != 0) {
                text.append(value, done, i).append('\\').append(escape);
                done = i + 1;
            }
        }
        text.append(value, done, value.length());
    }
}
