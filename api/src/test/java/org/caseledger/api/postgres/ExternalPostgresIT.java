package org.caseledger.api.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.caseledger.api.cli.Commands;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.SystemPostgres;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole life of a case on the PostgreSQL of the system, through roles of no other rights. */
@Tag("long")
class ExternalPostgresIT {
    /** That of the system, and each that the office may have instead. */
    enum Server {
        SYSTEM,
        POSTGRES_17,
        POSTGRES_18;

        SystemPostgres start() throws Exception {
            return this == SYSTEM
                    ? SystemPostgres.start()
                    : SystemPostgres.startOf(Path.of(
                            "target/postgres", name().toLowerCase(Locale.ROOT).replace('_', '-') + ".jar"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCaseGoesFromItsReceiptToItsArchive_asTheOwnerAndThenAsTheProgramsRole(Server server) throws Exception {
        var data = TestLedger.newData();
        try (var postgres = server.start()) {
            assertThat(run(data, "verify", as("ledger", postgres))).startsWith("0 ");
            live(postgres, data, postgres.username(), 1);

            assertThat(run(data, "verify", as("ledger", postgres), "--caseledger.database.require-app-role=true"))
                    .startsWith("1 ")
                    .contains("caseledger_app", "./ledger migrate");
            assertThat(run(data, "migrate", asOwner(postgres))).startsWith("1 ").contains("CREATE ROLE caseledger_app");
            postgres.addAppRole();
            assertThat(run(data, "verify", as(DatabaseRoles.APP, postgres)))
                    .startsWith("1 ")
                    .contains("serve", "./ledger migrate");

            assertThat(run(data, "migrate", asOwner(postgres))).startsWith("0 ").doesNotContain(postgres.password());
            live(postgres, data, DatabaseRoles.APP, 2);
        }
    }

    @Test
    void onAnEmptyDatabase_theProgramsRoleMakesNoTables() throws Exception {
        try (var postgres = SystemPostgres.start()) {
            postgres.addAppRole();
            var data = TestLedger.newData();
            assertThat(run(data, "verify", as(DatabaseRoles.APP, postgres)))
                    .startsWith("1 ")
                    .contains("serve", "./ledger migrate");
            assertThat(run(data, "migrate", asOwner(postgres))).startsWith("0 ");
            assertThat(run(data, "verify", as(DatabaseRoles.APP, postgres))).startsWith("0 ");
        }
    }

    private static List<String> as(String role, SystemPostgres postgres) {
        return List.of(
                "--spring.datasource.url=" + postgres.url(),
                "--spring.datasource.username=" + role,
                "--spring.datasource.password=" + postgres.password());
    }

    private static List<String> asOwner(SystemPostgres postgres) {
        return List.of(
                "--url=" + postgres.url(), "--username=" + postgres.username(), "--password=" + postgres.password());
    }

    /** What was said, with the exit code before it. */
    private static String run(Path data, String command, List<String> arguments, String... more) {
        var said = new StringWriter();
        var all = new ArrayList<>(List.of(command, "--data", data.toString()));
        all.addAll(arguments);
        all.addAll(List.of(more));
        int code = Commands.commandLine()
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(all.toArray(String[]::new));
        return code + " " + said;
    }

    private static void live(SystemPostgres postgres, Path data, String role, int archived) throws Exception {
        try (var ledger = TestLedger.start(
                postgres.url(),
                data,
                "--spring.datasource.username=" + role,
                "--spring.datasource.password=" + postgres.password())) {
            var cases = ledger.cases();
            var id = cases.received();
            cases.give("dispatcher", id, "classify-complaint", "{\"category\":[\"食品\"],\"severity\":\"MAJOR\"}");
            cases.accepted(cases.assigned(id));
            cases.give("handler", id, "record-investigation", "{\"onSite\":true,\"findings\":\"属实\"}");
            cases.give("handler", id, "draft-reply", "{\"text\":\"已责令整改。\"}");
            var early = ledger.as("handler").post(id + "/send-reply", "{\"medium\":\"WECHAT\"}");
            assertThat(early.field("rule")).isEqualTo("APPROVALS_BEFORE_REPLY");
            var approval = "{\"draft\":1,\"digest\":\"%s\"}".formatted(Cases.digest("已责令整改。"));
            cases.give("leader", id, "approve-reply", approval);
            cases.give("legal", id, "approve-reply", approval);
            cases.give("handler", id, "send-reply", "{\"medium\":\"WECHAT\"}");
            cases.give("head", id, "record-follow-up", "{\"satisfaction\":\"SATISFIED\"}");
            var last = cases.give("head", id, "archive-complaint", """
                            {"present":["REGISTRATION_FORM","INVESTIGATION_REPORT","FEEDBACK_RECORD"],
                             "missing":{"HANDLING_OPINION":"当场处理"}}
                            """);

            assertThat(new SchemaCheck(ledger.bean(DataSource.class)).run()).isEmpty();
            assertThat(last.field("state")).isEqualTo("ARCHIVED");
            var after = "&after=" + ledger.head();
            var board = ledger.as("head").get("/api/board?state=ARCHIVED" + after);
            assertThat(board.json().path("total").asInt()).isEqualTo(archived);
            var found = ledger.as("head").get("/api/search?q=%E9%A4%90%E9%A6%86" + after);
            assertThat(found.json().path("total").asInt()).as("%s", found).isEqualTo(archived);
            assertThat(ledger.as("intake").get(id + "/sealed").text()).contains("林晚");
        }
    }
}
