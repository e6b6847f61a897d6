package org.caseledger.api.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.api.testing.WebForm.done;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rosters by forms, without JavaScript. It is Monday 2 March 2026. */
class RosterFormsIT {
    private static TestLedger ledger;
    private static WebForm head;

    @BeforeAll
    static void start() {
        ledger = TestLedger.at(HandClock.at("2026-03-02T09:00"));
        head = new WebForm(ledger, "head");
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static Map<String, String> turn(String unit, String day, String person) {
        return Map.of(
                "unit", unit,
                "day", day,
                "kind", "STANDBY",
                "person", person,
                "phone", "０２８-8765");
    }

    private static void refused(Answer answer, String... says) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(422);
        assertThat(answer.text()).contains(says);
    }

    @Test
    void somebodyIsAssignedByName_swappedAndWithdrawn_andTheCalendarShowsIt() {
        var assign = "/duty/do/assign-duty";
        refused(head.send(assign, turn("XIPU", "2026-03-14", "没有此人")), "id=\"person-wrong\"");
        refused(head.send(assign, turn("XIPU", "2026-03-13", "handler")), "P9.13", "handler");
        // What was typed counts, not what the address had filled in.
        var filledIn = assign + "?day=2026-04-04&unit=HONGGUANG";
        assertThat(head.open(filledIn).text()).contains("value=\"2026-04-04\"");
        var first = done(head.send(filledIn, turn("XIPU", "2026-03-14", "何岸")));
        assertThat(first).startsWith("/duty?month=2026-03&after=");
        done(head.send(assign, turn("XIPU", "2026-03-15", "handler2")));
        var swap = "/duty/do/swap-duty?unit=XIPU&day=2026-03-14&person=handler";
        var swapped = done(new WebForm(ledger, "handler")
                .send(
                        swap,
                        Map.of(
                                "unit", "XIPU",
                                "day", "2026-03-14",
                                "person", "handler",
                                "withDay", "2026-03-15",
                                "withPerson", "罗青",
                                "agreedBy", "所长",
                                "why", "家中有事")));
        var mine = new WebForm(ledger, "handler").open(swapped).text();
        assertThat(mine)
                .contains(
                        "028-8765",
                        "/duty/do/swap-duty?unit=XIPU&amp;day=2026-03-15&amp;person=handler\"",
                        "/duty/do/withdraw-duty?unit=XIPU&amp;day=2026-03-14&amp;person=handler2");
        var withdraw = "/duty/do/withdraw-duty?unit=XIPU&day=2026-03-14&person=handler2";
        var why = Map.of("unit", "XIPU", "day", "2026-03-14", "person", "handler2", "reason", "已调离岗位");
        refused(new WebForm(ledger, "handler2").send(withdraw, why), "P9.13", "已调离岗位");
        var withdrawn = head.open(done(head.send(withdraw, why))).text();
        assertThat(withdrawn).doesNotContain("href=\"" + withdraw.replace("&", "&amp;"));
        refused(head.send(withdraw, why), "2026-03-14");
    }

    @Test
    void whereNobodyIsNamedIsSaid_aWeekAhead() {
        done(head.send("/duty/do/assign-duty", turn("HONGGUANG", "2026-03-07", "handler2")));
        var page = head.open("/duty?after=" + ledger.head()).text();
        assertThat(page)
                .contains("2026-03-02 至 2026-03-09 有空缺", "缺备勤", "2026-03-08")
                .contains("/duty/do/assign-duty?day=2026-03-08&amp;unit=HONGGUANG&amp;kind=STANDBY");
        assertThat(head.open("/duty?month=2026-05").text()).contains("劳动节", "调休上班", "未排");
        assertThat(head.open("/duty?month=2026-13").status()).isEqualTo(400);
        var admin = new WebForm(ledger, "admin").open("/duty");
        assertThat(admin.status()).isEqualTo(200);
        assertThat(admin.text()).doesNotContain("/duty/do/");
        assertThat(new WebForm(ledger, "auditor").open("/duty/import").status()).isEqualTo(403);
        assertThat(new WebForm(ledger, "intake").open("/duty/do/assign-duty").status())
                .isEqualTo(403);
        assertThat(head.open("/duty/do/nothing").status()).isEqualTo(404);
    }

    @Test
    void aRosterComesAsAFile_wholeOrNotAtAll() {
        var table = """
                日期,单位,类别,姓名,电话
                2026-03-21,CENTER,值班,苏禾,028-87654321
                2026-03-22,CENTER,值班,苏禾,028-87654321
                """;
        var key = UUID.randomUUID().toString();
        long head0 = ledger.head();
        var wrong = table.replace("2026-03-22", "三月某日").replace("2026-03-21,CENTER", "2026-03-21,无");
        refused(head.upload("/duty/import", key, bytes(wrong)), "<td>2</td>", "单位", "日期", "三月某日");
        refused(head.upload("/duty/import", key, bytes("")), "id=\"mistakes\"");
        refused(new WebForm(ledger, "intake").upload("/duty/import", key, bytes(table)), "登记员不能办理");
        assertThat(ledger.recordedAfter(head0)).allMatch(e -> e.type().equals("AttemptRefused"));

        var sent = head.upload("/duty/import", key, bytes(table));
        assertThat(head.open(done(sent)).text()).contains("028-87654321");
        long head1 = ledger.head();
        assertThat(done(head.upload("/duty/import", key, bytes(table)))).isEqualTo(done(sent));
        assertThat(ledger.head()).isEqualTo(head1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
