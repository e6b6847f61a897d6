package org.caseledger.mirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Writes the rows of cases of a copy: wrapped keys, numbers, sealed evidence. */
record RestoredCases(Connection connection, Path folder) {
    private static final int AT_ONCE = 1000;

    private static final List<String> CASES = List.of("""
                    INSERT INTO vault.case_key (case_id, wrapped_key, created_at)
                    SELECT case_id, wrapped_key, created_at
                      FROM json_populate_recordset(NULL::vault.case_key, :rows::json)
                     WHERE wrapped_key IS NOT NULL
                    """, """
                    INSERT INTO ledger.case_number (office, year, number, case_id)
                    SELECT office, year, number, case_id
                      FROM json_populate_recordset(NULL::ledger.case_number, :rows::json)
                     WHERE number IS NOT NULL
                    """, """
                    INSERT INTO ledger.case_counter AS c (office, year, last)
                    SELECT office, year, max(number)
                      FROM json_populate_recordset(NULL::ledger.case_number, :rows::json)
                     WHERE number IS NOT NULL
                     GROUP BY office, year
                        ON CONFLICT (office, year)
                        DO UPDATE SET last = greatest(c.last, excluded.last)
                    """);

    void write() throws IOException, SQLException {
        Path file = folder.resolve(RowsCopy.CASES);
        Map<String, CaseRow> rows = new LinkedHashMap<>();
        if (Files.exists(file)) {
            SegmentFiles.read(file, line -> {
                var row = CaseRow.parse(line);
                rows.put(row.name(), row);
                return true;
            });
        }
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        var some = new StringJoiner(",", "[", "]");
        int count = 0;
        for (CaseRow row : rows.values()) {
            if (row.sha256() != null) {
                writeFile(jdbc, row);
                continue;
            }
            some.add(row.json().toString());
            if (++count % AT_ONCE == 0) {
                writeCases(jdbc, some.toString());
                some = new StringJoiner(",", "[", "]");
            }
        }
        writeCases(jdbc, some.toString());
    }

    private static void writeCases(JdbcClient jdbc, String rows) {
        for (String statement : CASES) {
            jdbc.sql(statement).param("rows", rows).update();
        }
    }

    private void writeFile(JdbcClient jdbc, CaseRow row) throws IOException {
        Path file =
                folder.resolve(RowsCopy.FILES).resolve(row.caseId().toString()).resolve(String.valueOf(row.sha256()));
        if (!Files.exists(file)) {
            throw new LabelledException(
                    Text.format("镜像中缺少证据文件：%s", "a piece of evidence is missing in the copy: %s", file));
        }
        jdbc.sql("""
                        INSERT INTO vault.file (case_id, sha256, suffix, bytes, sealed, kept_at)
                        VALUES (:case, decode(:sha256, 'hex'), :suffix, :bytes, :sealed,
                                :at::timestamptz)
                        """)
                .param("case", row.caseId())
                .param("sha256", row.sha256())
                .param("suffix", row.json().path("suffix").asString(""))
                .param("bytes", row.json().path("bytes").asLong(0))
                .param("sealed", Files.readAllBytes(file))
                .param("at", row.json().path("kept_at").asString(""))
                .update();
    }
}
