package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.procedure.WorkCalendar;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Who may see and do what: the table, and a handler's own unit. */
class RolesIT {
    private static final TestLedger LEDGER = TestLedger.shared();

    /** CASE is accepted by the unit of {@code handler} and has a draft, INCIDENT is no exercise. */
    private static final String TABLE = """
            intake dispatcher leader handler handler2 legal head supervisor auditor admin
            GET  /api/me                        200 200 200 200 200 200 200 200 200 200
            GET  /api/units                     200 200 200 200 200 200 200 200 200 200
            GET  /api/people                    403 403 403 403 403 403 403 403 403 200
            GET  /api/board                     200 200 200 200 200 200 200 200 200 403
            GET  /api/deadlines                 200 200 200 200 200 200 200 200 200 403
            GET  /api/deadlines/compliance      200 200 200 403 403 200 200 200 200 403
            GET  /api/urging                    200 200 200 200 200 200 200 200 200 403
            GET  /api/urging/proposals          200 200 200 200 200 200 200 200 200 403
            GET  /api/approvals                 200 200 200 200 200 200 200 200 200 403
            GET  /api/search?q=%E9%A4%90%E9%A6%86 200 200 200 200 200 200 200 200 200 403
            GET  /api/activity                  403 403 403 403 403 403 200 200 200 403
            GET  /api/findings                  403 403 403 403 403 403 200 200 200 403
            GET  /api/findings/counts           403 403 403 403 403 403 200 200 200 403
            GET  /api/approvals/checkup         403 403 403 403 403 403 200 200 200 403
            GET  /api/approvals/checkup/leader/decisions 403 403 403 403 403 403 200 200 200 403
            GET  /api/approvals/endings         403 403 403 403 403 403 200 200 200 403
            GET  /api/approvals/endings/cases   403 403 403 403 403 403 200 200 200 403
            GET  /api/approvals/population      403 403 403 403 403 403 200 200 200 403
            GET  /api/approvals/samples         403 403 403 403 403 403 200 200 200 403
            GET  /api/duty                      200 200 200 200 200 200 200 200 200 200
            GET  /api/duty/now                  200 200 200 200 200 200 200 200 200 200
            GET  /api/duty/mine                 200 200 200 200 200 200 200 200 200 200
            GET  /api/duty/gaps                 200 200 200 200 200 200 200 200 200 200
            POST /api/duty/assign-duty          403 422 422 422 403 403 422 403 403 403
            POST /api/duty/swap-duty            403 422 422 422 403 403 422 403 403 403
            POST /api/duty/withdraw-duty        403 422 422 422 403 403 422 403 403 403
            POST /api/duty/import               403 400 400 400 400 403 400 403 403 403
            GET  /api/rectifications            200 200 200 200 200 200 200 200 200 403
            GET  /api/rectifications/counts     200 200 200 200 200 200 200 200 200 403
            GET  /api/accountability            403 403 200 200 200 403 200 200 200 403
            GET  /api/accountability/counts     403 403 200 200 200 403 200 200 200 403
            POST /api/accountability            403 403 201 403 403 403 403 403 403 403
            GET  /api/inspections               403 403 200 200 200 403 200 200 200 403
            GET  /api/inspections/due           403 403 200 403 403 403 200 200 200 403
            POST /api/inspections               403 403 403 403 403 403 201 201 403 403
            GET  /api/findings/rules            200 200 200 200 200 200 200 200 200 200
            GET  CASE/findings                  403 403 403 403 403 403 200 200 200 403
            GET  CASE                           200 200 200 200 403 200 200 200 200 403
            GET  CASE?at=2100-01-01T00:00:00Z     200 200 200 200 403 200 200 200 200 403
            GET  CASE/history                   200 200 200 200 403 200 200 200 200 403
            GET  CASE/refusals                  403 403 403 403 403 403 200 200 200 403
            GET  CASE/openings                  403 403 403 403 403 403 200 200 200 403
            GET  CASE/repeat-candidates         200 200 200 200 403 200 200 200 200 403
            GET  CASE/signs                     200 200 200 200 403 200 200 403 403 403
            GET  CASE/ties                      200 200 200 200 403 200 200 200 200 403
            GET  CASE/proof                     200 200 200 200 403 200 200 200 200 403
            GET  /api/incidents                 200 200 200 200 200 200 200 200 200 403
            GET  /api/incidents/improvements    200 200 200 200 200 200 200 200 200 403
            GET  /api/incidents/proposals       200 200 200 403 403 200 200 200 200 403
            GET  INCIDENT                       200 200 200 200 200 200 200 200 200 403
            GET  INCIDENT/history               200 200 200 200 200 200 200 200 200 403
            GET  INCIDENT/cases                 200 200 200 200 200 200 200 200 200 403
            GET  INCIDENT/report                200 200 200 403 403 200 200 200 200 403
            GET  INCIDENT/report/docx           200 200 200 403 403 200 200 200 200 403
            GET  INCIDENT/score                 404 404 404 403 403 404 404 404 404 403
            POST INCIDENT/take-measure          403 200 200 200 200 403 200 403 403 403
            POST INCIDENT/report-to-superior    403 403 200 403 403 403 200 403 403 403
            POST INCIDENT/release-information   403 403 200 403 403 403 403 403 403 403
            POST INCIDENT/form-task-force       403 403 200 403 403 403 403 403 403 403
            GET  /api/procedures                200 200 200 200 200 200 200 200 200 200
            GET  /api/procedures/P9+law         200 200 200 200 200 200 200 200 200 200
            GET  /api/what-if                   403 403 200 403 403 403 200 200 200 403
            GET  /api/log/witnesses             403 403 403 403 403 403 403 200 200 200
            GET  CASE/sealed                    200 200 200 200 403 200 200 200 200 403
            GET  CASE/sealed?parts=narrative    200 200 200 200 403 200 200 403 403 403
            GET  CASE/sealed?parts=complainant  200 200 200 200 403 200 200 403 403 403
            POST CASE/record-contact            200 200 403 200 403 403 200 403 403 403
            POST CASE/urge-handling             403 403 422 403 403 403 200 200 403 403
            POST CASE/correct-record            200 403 403 200 403 403 403 403 403 403
            POST CASE/record-mediation          403 403 403 200 403 403 403 403 403 403
            POST CASE/draft-reply               403 422 403 200 403 403 403 403 403 403
            POST CASE/classify-complaint        403 200 403 422 403 403 403 403 403 403
            POST CASE/propose-lowering          403 200 403 422 403 403 403 403 403 403
            POST CASE/reject-lowering           403 403 200 403 403 403 403 403 403 403
            POST CASE/approve-lowering          403 403 422 403 403 403 403 403 403 403
            """;

    @TestFactory
    Stream<DynamicTest> everyRoleGetsWhatTheTableSays() {
        var rows = TABLE.lines().map(row -> row.split("\\s+")).toList();
        var people = rows.get(0);
        var id = LEDGER.cases().drafted();
        var incident = declared();
        return rows.stream()
                .skip(1)
                .flatMap(row -> IntStream.range(0, people.length)
                        .mapToObj(i -> cell(row[0], row[1], people[i], row[i + 2], id, incident)));
    }

    private static String declared() {
        var body = """
                {"kind":"MAJOR","level":"FOUR","title":"食物中毒","why":"多人投诉","exercise":false}
                """;
        return LEDGER.as("leader").post("/api/incidents", body).header("Location");
    }

    private static DynamicTest cell(
            String method, String path, String person, String status, String id, String incident) {
        return dynamicTest("%s: %s %s is %s".formatted(person, method, path, status), () -> {
            var address = path.replace("CASE", id).replace("INCIDENT", incident);
            var answer = method.equals("GET")
                    ? LEDGER.as(person).get(address)
                    : LEDGER.as(person).post(address, bodyOf(path));
            assertThat(answer.status()).as("%s", answer).isEqualTo(Integer.parseInt(status));
            if (status.equals("403")) {
                assertThat(answer.problem()).isIn("not-yours", "role", "own-unit", "own-roster", "sealed-to-this-role");
            }
        });
    }

    private static String bodyOf(String path) {
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "accountability" -> "{\"kind\":\"COMMENDATION\",\"unit\":\"XIPU\",\"why\":\"全年无逾期\"}";
            case "inspections" -> "{\"first\":\"2026-01-01\",\"last\":\"2026-01-31\"}";
            case "take-measure" -> "{\"measure\":\"MEETING\",\"what\":\"研究处理方案\"}";
            case "report-to-superior" -> """
                    {"authority":"市局","happenedAt":"2026-03-02T12:00:00+08:00","place":"某学校",
                     "persons":"学生32人","scope":"一所学校"}
                    """;
            case "release-information" -> "{\"channel\":\"局网站\",\"text\":\"正在处理\"}";
            case "form-task-force" -> "{\"head\":\"王局长\",\"groups\":{\"RESPONSE\":[\"张三\"]}}";
            case "record-contact" -> "{\"withWhom\":\"商家\",\"medium\":\"PHONE\",\"content\":\"已通知\"}";
            case "urge-handling" -> "{\"note\":\"请尽快\"}";
            case "correct-record" -> "{\"reason\":\"有误，已经核实\",\"correction\":{\"narrative\":{\"text\":\"菜有异味。\"}}}";
            case "record-mediation" -> "{\"agreed\":false,\"ending\":\"ABSENT_OR_REFUSED\"}";
            case "draft-reply" -> "{\"text\":\"再稿\"}";
            case "classify-complaint" -> "{\"category\":[\"食品\"],\"severity\":\"GENERAL\"}";
            case "propose-lowering" -> "{\"category\":[\"食品\"],\"severity\":\"GENERAL\",\"reason\":\"仅为个案\"}";
            case "reject-lowering" -> "{\"reason\":\"事实未查清\"}";
            case "approve-lowering" -> "{}";
            case "assign-duty" ->
                ("{\"unit\":\"XIPU\",\"day\":\"%s\",\"kind\":\"STANDBY\",\"person\":\"handler\","
                                + "\"phone\":\"028-87654321\"}")
                        .formatted(workingDay());
            case "swap-duty" ->
                ("{\"unit\":\"XIPU\",\"day\":\"%1$s\",\"person\":\"handler2\",\"withDay\":\"%1$s\","
                                + "\"withPerson\":\"handler\",\"agreedBy\":\"所长\",\"why\":\"有事，已经核实\"}")
                        .formatted(workingDay());
            case "withdraw-duty" ->
                "{\"unit\":\"XIPU\",\"day\":\"%s\",\"person\":\"handler\",\"reason\":\"调离，已经核实\"}"
                        .formatted(workingDay());
            case "import" -> "日期,单位,姓名,电话\n2026-13-01,XIPU,无此人,无";
            default -> throw new IllegalArgumentException(path);
        };
    }

    /** A day without required duty, so that no roster is begun here. */
    private static LocalDate workingDay() {
        return LEDGER.bean(WorkCalendar.class).nextWorkingDay(LocalDate.now(WorkCalendar.ZONE));
    }

    @Test
    void aHandlerCannotActForAnotherUnitAndTheAttemptIsRecorded() {
        var id = LEDGER.cases().accepted();
        var head = LEDGER.head();

        var refused = LEDGER.as("handler2").post(id + "/draft-reply", "{\"text\":\"我来回复\"}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.field("rule")).isEqualTo("OWN_UNIT");
        assertThat(LEDGER.recordedAfter(head)).singleElement().satisfies(e -> {
            assertThat(e.type()).isEqualTo("AttemptRefused");
            assertThat(e.payload()).contains("\"OWN_UNIT\"");
            assertThat(e.metadata()).contains("\"handler2\"", "\"HONGGUANG\"");
        });
        assertThat(LEDGER.as("supervisor").get(id + "/refusals").text()).contains("OWN_UNIT", "handler2");
    }

    @Test
    void aHandlerFindsOnlyTheOwnUnitsCasesInEveryList() {
        var id = LEDGER.cases().drafted();
        LEDGER.cases()
                .give(
                        "leader",
                        id,
                        "approve-reply",
                        "{\"draft\":1,\"digest\":\"%s\"}".formatted(Cases.digest("已责令整改。")));
        var caseId = id.substring(id.lastIndexOf('/') + 1);

        var board = "/api/board?state=ACCEPTED&sort=RECEIVED&size=200&after=";
        assertThat(list(board, "handler").text()).contains(caseId);
        for (var other : List.of(
                board,
                "/api/board?unit=XIPU&after=",
                "/api/deadlines?unit=XIPU&after=",
                "/api/approvals?caseId=" + caseId + "&after=",
                "/api/search?unit=XIPU&q=%E9%A4%90%E9%A6%86&after=")) {
            assertThat(list(other, "handler2").text()).as(other).doesNotContain(caseId);
        }
        var approvals = "/api/approvals?caseId=" + caseId + "&after=";
        assertThat(list(approvals, "handler").json().path("total").asInt()).isPositive();
        assertThat(list(approvals, "handler2").json().path("total").asInt()).isZero();
        var board2 = list("/api/board?unit=XIPU&size=200&after=", "handler2").json();
        var own = LEDGER.as("handler2").get("/api/me").json().path("unit").asString();
        assertThat(board2.path("total").asInt()).isEqualTo(board2.path("cards").size());
        for (var card : board2.path("cards")) { // others asked for help by other tests
            assertThat(card.path("assistedBy").valueStream().map(JsonNode::asString))
                    .contains(own);
        }
    }

    private static Answer list(String path, String person) {
        var answer = LEDGER.as(person).get(path + LEDGER.head());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer;
    }

    @Test
    void theOfficeIsChangedByItsAdministratorOnly() {
        for (var person : TABLE.lines().findFirst().orElseThrow().split(" ")) {
            var saved = LEDGER.as(person)
                    .put("/api/units/ANDE", "{\"reason\":\"岗位调整\",\"name\":\"安德所\",\"kind\":\"STATION\"}");
            assertThat(saved.status()).as(person).isEqualTo(person.equals("admin") ? 200 : 403);
        }
    }

    @Test
    void everybodyChangesTheOwnPassword_knowingTheOldOne() {
        LEDGER.as("admin")
                .put(
                        "/api/people/changer",
                        "{\"reason\":\"岗位调整\",\"name\":\"改密人\",\"role\":\"AUDITOR\",\"password\":\"first-word\"}");
        var changer = LEDGER.anonymous().login("changer", "first-word");

        var mistaken = changePassword(changer, "wrong", "second-one");
        var tooShort = changePassword(changer, "first-word", "short");
        assertThat(mistaken.json().path("fields").has("old")).as("%s", mistaken).isTrue();
        assertThat(tooShort.json().path("fields").has("password"))
                .as("%s", tooShort)
                .isTrue();
        assertThat(changer.get("/api/me").status()).isEqualTo(200);

        assertThat(changePassword(changer, "first-word", "second-one").status()).isEqualTo(200);
        assertThat(changer.get("/api/me").status()).isEqualTo(401);
        var again = LEDGER.anonymous().login("changer", "second-one");
        assertThat(again.get("/api/me").status()).isEqualTo(200);
    }

    private static Answer changePassword(Caller caller, String old, String password) {
        return caller.put("/api/me/password", "{\"old\":\"%s\",\"password\":\"%s\"}".formatted(old, password));
    }
}
