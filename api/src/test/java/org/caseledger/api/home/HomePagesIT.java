package org.caseledger.api.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each role begins with what it has to do, and each number opens as many rows as it says. */
class HomePagesIT {
    private static final HandClock CLOCK = HandClock.at("2026-11-18T15:00");
    private static final TestLedger LEDGER = TestLedger.withSampleCases(CLOCK);
    private static final LoginForm FORM = new LoginForm(LEDGER);

    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"]*)\"[^>]*>(.*?)</a>", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("(?:<b>)?(\\d+)(?:</b>)?");
    private static final Pattern TOTAL = Pattern.compile("data-total=\"(\\d+)\"");
    private static final Pattern FIGURE = Pattern.compile("<b>(\\d+)</b><span>([^<]+)</span></a></li>");

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "intake",
                "dispatcher",
                "handler",
                "handler2",
                "leader",
                "legal",
                "head",
                "supervisor",
                "auditor",
                "admin"
            })
    void givenEachRole_whenANumberOfItsFirstPageIsOpened_thenThatManyRowsAreListed(String person) {
        var reader = FORM.session(person);
        // What is swept meanwhile adds notices between one page and the next.
        await().untilAsserted(() -> {
            var numbers = numbers(main(reader));
            assertThat(numbers).isNotEmpty();
            numbers.forEach((link, number) -> {
                var list = reader.get(link.replace("&amp;", "&"));
                assertThat(list.status()).as("%s: %s", link, list).isEqualTo(200);
                assertThat(rows(list.text())).as(person + " " + link).isEqualTo(number);
            });
        });
    }

    /** What is listed, as its paging says; a short list has none. */
    private static long rows(String page) {
        var total = TOTAL.matcher(page);
        return total.find()
                ? Long.parseLong(total.group(1))
                : Pattern.compile("<td class=\"first\">")
                        .matcher(page)
                        .results()
                        .count();
    }

    private static String main(Caller reader) {
        var page = reader.get("/");
        assertThat(page.status()).as("%s", page).isEqualTo(200);
        return page.text().substring(page.text().indexOf("<main"));
    }

    private static Map<String, Long> numbers(String main) {
        var numbers = new LinkedHashMap<String, Long>();
        LINK.matcher(main).results().forEach(link -> {
            var number = NUMBER.matcher(link.group(2));
            boolean alone =
                    link.group(2).contains("<b>") || link.group(2).strip().matches("\\d+");
            if (alone && number.find()) {
                numbers.put(link.group(1), Long.parseLong(number.group(1)));
            }
        });
        return numbers;
    }

    private static Map<String, Long> figures(Caller reader) {
        var figures = new LinkedHashMap<String, Long>();
        FIGURE.matcher(main(reader))
                .results()
                .forEach(found -> figures.put(found.group(2), Long.parseLong(found.group(1))));
        return figures;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "intake | 待我办理（件）,逾期未办时限（项）,今日到期时限（项）,未读通知",
                "handler | 待我办理（件）,逾期未办时限（项）,今日到期时限（项）,未读通知",
                "leader | 待我签批（件）,应督办时限（项）,逾期未答复的督办,逾期未办时限（项）,今日到期时限（项）,未读通知",
                "head | 待我办理（件）,应督办时限（项）,逾期未答复的督办,未答复的审查发现,逾期未办时限（项）,今日到期时限（项）,未读通知",
                "supervisor | 应督办时限（项）,逾期未答复的督办,未答复的审查发现,逾期未办时限（项）,今日到期时限（项）,未读通知",
                "auditor | 未答复的审查发现,逾期未办时限（项）,今日到期时限（项）,未读通知",
                "admin | 90 天未登录的账户,未送达的通知"
            })
    void givenARole_whenItsFirstPageIsRead_thenItHasTheNumbersOfThatRole(String person, String figures) {
        assertThat(figures(FORM.session(person)).keySet())
                .filteredOn(figure -> !figure.equals("新到待办（件）"))
                .containsExactly(figures.split(","));
    }

    @Test
    void givenNoticesAreProposed_whenTheSupervisorBegins_thenTheirNumberAndTheWorstUnitsAreThere() {
        var supervisor = FORM.session("supervisor");
        var page = main(supervisor);

        assertThat(figures(supervisor).get("应督办时限（项）")).isPositive();
        assertThat(page).contains("id=\"worst\"", "light=RED").doesNotContain("id=\"mine\"", "当前没有待您办理的投诉件");
        assertThat(main(FORM.session("handler"))).doesNotContain("id=\"worst\"");
    }

    @Test
    void givenAHandler_whenTheFirstPageIsRead_thenItCountsTheOwnUnitOnly() {
        var handler = FORM.session("handler");
        var numbers = numbers(main(handler));

        assertThat(numbers).containsKey("/board?unit=XIPU&amp;underWay=true");
        assertThat(numbers.keySet()).noneMatch(link -> link.contains("unit=HONGGUANG"));
        assertThat(numbers.get("/board?unit=XIPU&amp;underWay=true"))
                .isLessThan(numbers(main(FORM.session("head"))).get("/board?underWay=true"));
    }

    @Test
    void givenWorkThatWaits_whenALeaderBegins_thenTheFirstDueStandsFirst() {
        var leader = FORM.session("leader");
        var cases = Pattern.compile("<td class=\"first\"><a href=\"(/cases/[^\"]+)\"");
        var all = cases.matcher(leader.get("/work").text())
                .results()
                .map(c -> c.group(1))
                .toList();
        var shown = cases.matcher(main(leader)).results().map(c -> c.group(1)).toList();

        assertThat(shown).isNotEmpty().isEqualTo(all.subList(0, shown.size()));
    }

    @Test
    void givenAnEarlierDay_whenSomethingCameSince_thenItIsNewAllDayLongAndOnlyThat() {
        CLOCK.set("2026-11-18T16:00");
        var dispatcher = FORM.session("dispatcher");
        main(dispatcher);
        CLOCK.set("2026-11-18T17:00");
        LEDGER.cases().received();
        LEDGER.awaitViews();
        CLOCK.set("2026-11-19T08:30");
        var next = FORM.session("dispatcher");

        assertThat(figures(next)).containsEntry("新到待办（件）", 1L);
        assertThat(figures(next)).as("again on that day").containsEntry("新到待办（件）", 1L);
        assertThat(main(next)).contains("11-18 16:00");
        CLOCK.set("2026-11-20T08:30");
        var refreshed = FORM.session("dispatcher").with("HX-Request", "true");
        assertThat(figures(refreshed)).as("nobody looks").containsEntry("新到待办（件）", 1L);
        assertThat(figures(FORM.session("dispatcher"))).containsEntry("新到待办（件）", 0L);
        CLOCK.set("2026-11-18T15:00");
    }

    @Test
    void givenUnreadNotices_whenTheyAreOpened_thenThoseThatAreReadAreNotAmongThem() {
        var handler = FORM.session("handler");
        LEDGER.cases().assigned();
        LEDGER.awaitViews();
        await().until(() -> figures(handler).get("未读通知") > 0);

        handler.with("Content-Type", "application/x-www-form-urlencoded").post("/notices", "");

        assertThat(figures(handler)).containsEntry("未读通知", 0L);
        assertThat(rows(handler.get("/notices?unread=true").text())).isZero();
        assertThat(rows(handler.get("/notices").text())).isPositive();
    }

    @Test
    void givenTheTimeOfTheLastBackup_whenAnAdministratorBegins_thenItIsToldAndWhenItIsOld() throws IOException {
        var admin = FORM.session("admin");
        assertThat(main(admin)).contains("未见备份记录").contains("2027 年放假安排");

        var file = Files.createFile(LEDGER.data().resolve("last-backup"));
        Files.setLastModifiedTime(file, FileTime.from(HandClock.office("2026-11-18T02:00")));
        assertThat(main(admin)).contains("11-18 02:00").doesNotContain("已超过 2 天", "没有完成的备份");

        Files.setLastModifiedTime(file, FileTime.from(HandClock.office("2026-11-16T14:59")));
        assertThat(main(admin)).contains("距今已超过 2 天", "2 天内没有完成的备份");
    }

    @Test
    void givenAnAccountThatNobodyUsed_whenAnAdministratorBegins_thenItIsCountedAndListed() {
        // Everybody has logged in on 18 November; this account alone is older than 90 days by then.
        CLOCK.set("2027-02-17T09:00");
        LEDGER.asSuperuser()
                .sql("UPDATE office.person SET created_at = :then WHERE username = 'auditor2'")
                .param("then", HandClock.office("2026-08-01T09:00").atOffset(ZoneOffset.UTC))
                .update();
        var admin = FORM.session("admin");

        assertThat(figures(admin)).containsEntry("90 天未登录的账户", 1L);
        assertThat(admin.get("/people?absent=true").text()).contains("auditor2").doesNotContain(">handler<");

        FORM.session("auditor2");
        LEDGER.awaitViews();
        assertThat(figures(admin)).containsEntry("90 天未登录的账户", 0L);
        CLOCK.set("2026-11-18T15:00");
    }

    @Test
    void givenBothLanguages_whenTheFirstPageIsRead_thenEachIsItsOwn() {
        var leader = FORM.session("leader");
        var english = leader.with("Cookie", leader.header("Cookie") + "; lang=en")
                .get("/")
                .text();

        assertThat(english).contains("<h1>Home</h1>", "Cases to sign", "Cases of the bureau");
        assertThat(List.of(english.split("<main")).get(1)).doesNotContain("待我签批");
    }
}
