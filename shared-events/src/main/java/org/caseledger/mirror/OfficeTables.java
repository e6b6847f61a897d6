package org.caseledger.mirror;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tables whose rows are in no event and that a restored ledger cannot do without, in the order in which they refer
 * to each other. Of the checkpoints those are taken that introduce a key of the log.
 */
final class OfficeTables {
    /** Of each table which rows; one line of JSON each, of the table's name and its rows. */
    private static final Map<String, String> ROWS = Map.of(
            "proof.checkpoint",
            "WHERE size IN (SELECT valid_from FROM proof.log_key) ORDER BY size",
            "proof.log_key",
            "ORDER BY number",
            "proof.sm2_key",
            "ORDER BY number");

    private static final List<String> TABLES = List.of(
            "vault.master",
            "proof.checkpoint",
            "proof.log_key",
            "proof.sm2_key",
            "ledger.case_counter",
            "office.unit",
            "office.person",
            "office.former_password",
            "office.second_factor",
            "office.factor_use",
            "processors.work_order");

    private static final JsonMapper JSON = JsonMapper.shared();

    private OfficeTables() {}

    static List<String> read(JdbcClient jdbc) {
        return TABLES.stream().map(table -> line(jdbc, table)).toList();
    }

    private static String line(JdbcClient jdbc, String table) {
        String rows = jdbc.sql("SELECT coalesce(json_agg(row_to_json(r)), '[]')::text FROM (SELECT * FROM %s %s) r"
                        .formatted(table, ROWS.getOrDefault(table, "")))
                .query(String.class)
                .single();
        return "{\"table\":\"%s\",\"rows\":%s}".formatted(table, rows.replace("\n", ""));
    }

    /** Fills one table from its line; throws {@link IllegalArgumentException} for another one. */
    static void write(JdbcClient jdbc, byte[] line) {
        var read = JSON.readTree(line);
        String table = read.path("table").asString("");
        if (!TABLES.contains(table)) {
            throw new IllegalArgumentException("rows of a table that is not known: " + table);
        }
        jdbc.sql("INSERT INTO %1$s SELECT * FROM json_populate_recordset(NULL::%1$s, :rows::json)".formatted(table))
                .param("rows", read.path("rows").toString())
                .update();
    }
}
