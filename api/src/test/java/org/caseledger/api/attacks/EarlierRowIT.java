package org.caseledger.api.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.api.integrity.RowsCheck;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogCheck.Fault;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.UnitId;
import org.caseledger.events.office.PersonEvent;
import org.caseledger.events.office.UnitEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The owner of the database puts back what the ledger itself once wrote, with its code: the row of who was dismissed,
 * or of an old password; renames, inserts or removes a unit.
 */
class EarlierRowIT {
    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        ledger = TestLedger.onNewDatabase();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static void sql(String statement, Object... parameters) {
        assertThat(ledger.asSuperuser().sql(statement).params(parameters).update())
                .isEqualTo(1);
    }

    private static void save(String username, String rest) {
        var body = """
                {"name":"离岗人","role":"LEADER","unit":"LEADERSHIP","reason":"岗位调整",%s}
                """.formatted(rest);
        var answer = ledger.as("admin").put("/api/people/" + username, body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    private static int status(String person, String password) {
        return ledger.anonymous().login(person, password).get("/api/me").status();
    }

    private static int health() {
        return ledger.anonymous().get("/actuator/health").status();
    }

    /** Keeps the row, lets something happen, and puts the row back. */
    private static void putBackAfter(String username, Runnable change) {
        var jdbc = ledger.asSuperuser();
        jdbc.sql("create table kept as select * from office.person where username = ?")
                .param(username)
                .update();
        change.run();
        sql("delete from office.person where username = ?", username);
        sql("insert into office.person select * from kept");
        jdbc.sql("drop table kept").update();
    }

    @Test
    void givenALeaderIsDismissed_whenTheEarlierRowIsPutBack_thenTheLeaderDoesNotLogIn() {
        save("leaver", "\"password\":\"leaver-2026\"");
        assertThat(status("leaver", "leaver-2026")).isEqualTo(200);
        assertThat(health()).isEqualTo(200);

        putBackAfter("leaver", () -> save("leaver", "\"active\":false"));

        assertThat(status("leaver", "leaver-2026")).isEqualTo(401);
        assertThat(health()).isEqualTo(503);
        assertThat(ledger.bean(RowsCheck.class).run())
                .extracting(Fault::en)
                .containsExactly("the row of person leaver is an earlier one, changed since, that was put"
                        + " back; it cannot be used to log in");
        assertThat(new LoginForm(ledger).session("admin").get("/integrity").text())
                .contains("人员leaver的记录是被换回的旧记录");

        // An administrator records the person anew.
        save("leaver", "\"active\":false,\"password\":\"leaver-2027\"");
        assertThat(status("leaver", "leaver-2027")).isEqualTo(401);
        assertThat(health()).isEqualTo(200);
    }

    @Test
    void givenAPasswordIsChanged_whenTheEarlierRowIsPutBack_thenTheOldPasswordIsGoodForNobody() {
        save("changer", "\"password\":\"old-password\"");
        var form = new LoginForm(ledger);
        var inside = form.withSessionOf(form.send("changer", "old-password"));
        var session = inside.with("X-CSRF-TOKEN", LoginForm.token(inside.get("/account")));

        putBackAfter(
                "changer",
                () -> assertThat(session.put(
                                        "/api/me/password", "{\"old\":\"old-password\",\"password\":\"new-password\"}")
                                .status())
                        .isEqualTo(200));

        assertThat(status("changer", "old-password")).isEqualTo(401);
        assertThat(status("changer", "new-password")).isEqualTo(401);
        assertThat(session.get("/api/me").status()).isEqualTo(401);
        assertThat(health()).isEqualTo(503);
        save("changer", "\"password\":\"third-password\"");
        assertThat(status("changer", "third-password")).isEqualTo(200);
        assertThat(health()).isEqualTo(200);
    }

    @Test
    void givenChangesOfAPerson_thenTheLogTellsWhoAndWhyAndNothingOfThePassword() {
        save("told", "\"password\":\"told-password\"");
        save("told", "\"active\":false,\"password\":\"told-another\"");

        var events = ledger.bean(EventLog.class).readStream(PersonEvent.streamOf("told"));

        assertThat(events)
                .extracting(StoredEvent::type)
                .containsExactly("PersonRecorded", "PersonChanged", "PasswordSet");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.metadata()).contains("\"actor\":\"admin\"");
            assertThat(event.payload()).contains("\"reason\":\"岗位调整\"");
            assertThat(event.payload()).doesNotContain("bcrypt", "$2", "told-");
        });
        save("told", "\"active\":false");
        assertThat(ledger.bean(EventLog.class).readStream(PersonEvent.streamOf("told")))
                .as("nothing is changed")
                .hasSize(3);
    }

    @Test
    void givenUnitsAreInsertedRenamedAndRemoved_thenTheyAreToldAndNotUsed() {
        var jdbc = ledger.asSuperuser();
        sql("insert into office.unit (code, name, kind) values ('GHOST', '影子所', 'STATION')");
        sql("update office.unit set name = '红光分局' where code = 'HONGGUANG'");
        var unit = "{\"name\":\"团结所\",\"kind\":\"STATION\",\"reason\":\"新设派出机构\"}";
        assertThat(ledger.as("admin").put("/api/units/TUANJIE", unit).status()).isEqualTo(200);
        sql("delete from office.unit where code = 'TUANJIE'");
        try {
            assertThat(ledger.as("head").get("/api/units").text())
                    .doesNotContain("GHOST", "红光分局")
                    .contains("XIPU");
            assertThat(health()).isEqualTo(503);
            assertThat(ledger.bean(RowsCheck.class).run())
                    .extracting(Fault::zh)
                    .containsExactly(
                            "单位GHOST的记录不是本系统写入的，不予使用",
                            "单位HONGGUANG的记录不是本系统写入的，不予使用",
                            "单位TUANJIE在日志中有登记，数据库中没有其记录：已被删除");
        } finally {
            sql("delete from office.unit where code = 'GHOST'");
            jdbc.sql("update office.unit set name = '红光市场监督管理所' where code = 'HONGGUANG'")
                    .update();
            assertThat(ledger.as("admin").put("/api/units/TUANJIE", unit).status())
                    .isEqualTo(200);
        }
        assertThat(health()).isEqualTo(200);
        assertThat(ledger.bean(RowsCheck.class).run()).isEmpty();
        assertThat(ledger.bean(EventLog.class).readStream(UnitEvent.streamOf(new UnitId("TUANJIE"))))
                .hasSize(2);
    }

    @Test
    void givenAChangeWithoutAReasonInWords_thenNothingIsChanged() {
        var unit = "{\"name\":\"无由所\",\"kind\":\"STATION\",\"reason\":\"……\"}";
        var answer = ledger.as("admin").put("/api/units/WUYOU", unit);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("理由、原因须用文字写明");
        assertThat(ledger.as("admin")
                        .put("/api/people/wuyou", "{\"name\":\"无由\",\"role\":\"LEGAL\",\"password\":\"wuyou-2026\"}")
                        .status())
                .isEqualTo(400);
        assertThat(ledger.as("admin").get("/api/people").text()).doesNotContain("wuyou");
        assertThat(ledger.as("admin").get("/api/units").text()).doesNotContain("WUYOU");
    }
}
