package org.caseledger.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.procedure.WorkCalendar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every number on a page of counts opens to as many lines as it says. */
class NumbersOpenIT {
    private static final Pattern NUMBER = Pattern.compile("<a href=\"(/[^\"]+)\"[^>]*>(?:<b>)?(\\d+)(?:</b>)?(?: |<)");
    // A number of steps opens to their cases, which say how many steps these are.
    private static final Pattern STEPS = Pattern.compile("共 (\\d+) 次，涉及 (\\d+) 件");
    private static final Pattern TOTAL = Pattern.compile("data-total=\"(\\d+)\"");

    private static TestLedger ledger;
    private static Caller head;

    @BeforeAll
    static void someCases() {
        ledger = TestLedger.onNewDatabase();
        ledger.cases().replied();
        ledger.cases().accepted();
        ledger.cases().assigned();
        ledger.cases().received(Cases.RECEIPT.replace("WECHAT", "PHONE"));
        var returned = ledger.cases().assigned();
        for (int times = 0; times < 2; times++) {
            ledger.cases().give("handler", returned, "return-for-reassignment", "{\"reason\":\"不在本辖区\"}");
            ledger.cases().returnAccepted(returned);
            ledger.cases().assigned(returned);
        }
        head = new LoginForm(ledger).session("head");
        // What was recorded last is in the views.
        assertThat(head.get("/board?after=" + ledger.head()).status()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/statistics",
                "/statistics?by=UNIT&unit=&category=",
                "/statistics?by=MONTH",
                "/statistics?by=SEVERITY",
                "/statistics?by=CATEGORY&channel=WECHAT",
                "/statistics?by=RESPONDENT&from=2020-01-01&until=2099-12-31",
                "/statistics/compliance",
                "/statistics/compliance?by=CHANNEL&clock=SIGN_OFF",
                "/statistics/compliance?by=MONTH&from=2020-01-01",
                "/process",
                "/process/variants",
                "/process/variants?ended=false",
                "/board",
                "/board?severity=GENERAL&channel=WECHAT",
                "/findings",
                "/findings?by=UNIT",
                "/findings?by=PERSON&answered=false",
                "/supervision/returns",
                "/supervision/returns?unit=XIPU&from=2020-01-01",
                "/approvals/check-up",
                "/past?at=now",
                "/past?at=now&unit="
            })
    void eachOpensToAsManyLines(String path) {
        var numbers = numbers(path);

        assertThat(numbers).as(path).isNotEmpty();
        open(numbers);
    }

    @Test
    void eachDayOfTheCalendarOpensToTheClocksThatAreDueOnIt() {
        var numbers = numbers("/deadlines/calendar");
        numbers.putAll(numbers("/deadlines/calendar?unit=&month=" + nextMonth()));

        assertThat(numbers).isNotEmpty();
        assertThat(numbers.keySet()).allMatch(link -> link.contains("list=RUNNING&day=2"));
        open(numbers);
    }

    @Test
    @DisplayName("O121-45 a month of a year without its holiday notice says that it is provisional")
    void aMonthOfAnUnknownYearSaysSo() {
        var provisional = "按周末推算，时限标“暂算”";
        assertThat(head.get("/deadlines/calendar?month=2028-01").text()).contains(provisional);
        assertThat(head.get("/deadlines/calendar?month=2026-01").text()).doesNotContain(provisional);
    }

    @Test
    void eachLightOfTheCalendarAndOfTheBoardOpensToAsManyLines() {
        var lit = Pattern.compile("<a href=\"(/[^\"]*light=[^\"]+)\"[^>]*>.{0,200}?<b>(\\d+)</b></a>", Pattern.DOTALL);
        var onTheBoard = numbers("/board", lit);
        assertThat(onTheBoard).isNotEmpty();
        open(onTheBoard);

        // At the end of a month all that runs is due in the next one.
        var inTheCalendar = numbers("/deadlines/calendar", lit);
        inTheCalendar.putAll(numbers("/deadlines/calendar?unit=&month=" + nextMonth(), lit));
        assertThat(inTheCalendar).isNotEmpty();
        open(inTheCalendar);
    }

    @Test
    void theCasesThatWereReturnedTwiceOpenToOneLineEach() {
        var sums = Pattern.compile("<a href=\"(/[^\"]*of=(?:TWICE|PING_PONG)[^\"]*)\"[^>]*>\\D*(\\d+)");
        var numbers = numbers("/supervision/returns", sums);

        assertThat(numbers).containsValue("1").containsValue("0");
        open(numbers);
    }

    private static YearMonth nextMonth() {
        return YearMonth.now(WorkCalendar.ZONE).plusMonths(1);
    }

    private static void open(Map<String, String> numbers) {
        numbers.forEach((link, number) -> {
            var page = head.get(link);
            assertThat(page.status()).as("%s: %s", link, page).isEqualTo(200);
            var steps = STEPS.matcher(page.text());
            if (steps.find()) {
                assertThat(steps.group(1)).as(link).isEqualTo(number);
                assertThat(page.text()).as(link).contains(" / %s<".formatted(steps.group(2)));
                return;
            }
            var total = TOTAL.matcher(page.text());
            assertThat(total.find() ? total.group(1) : "0").as(link).isEqualTo(number);
        });
    }

    private static Map<String, String> numbers(String path) {
        return numbers(path, NUMBER);
    }

    private static Map<String, String> numbers(String path, Pattern number) {
        var page = head.get(path);
        assertThat(page.status()).as("%s: %s", path, page).isEqualTo(200);
        var numbers = new LinkedHashMap<String, String>();
        number.matcher(page.text())
                .results()
                .filter(found -> !found.group(1).contains("size="))
                .filter(found -> !found.group(1).contains("page="))
                .forEach(found -> numbers.put(found.group(1).replace("&amp;", "&"), found.group(2)));
        return numbers;
    }
}
