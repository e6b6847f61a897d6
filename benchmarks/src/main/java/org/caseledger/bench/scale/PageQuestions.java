package org.caseledger.bench.scale;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.bench.lives.People;
import org.caseledger.bench.scale.Questions.Question;
import org.caseledger.bench.scale.WebOffice.Visitor;
import org.caseledger.eventlog.EventLog;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of the web office, opened by the people who use them; each answers with its size in bytes. */
final class PageQuestions {
    /** The pages of the head of the center, who sees the whole office. */
    private static final List<String> OF_THE_OFFICE = List.of(
            "/",
            "/wall",
            "/work",
            "/notices",
            "/lists/views",
            "/respondents",
            "/retention",
            "/escalations",
            "/templates",
            "/categories",
            "/board",
            "/board?size=100",
            "/board?unit=XIPU&openOnly=true",
            "/board?light=RED&sort=DUE",
            "/deadlines",
            "/deadlines?list=OVERDUE&size=100",
            "/deadlines/calendar",
            "/supervision",
            "/supervision/sent",
            "/supervision/silent",
            "/supervision/held",
            "/supervision/held/holdings?unit=XIPU",
            "/supervision/returns",
            "/supervision/returns/cases",
            "/approvals",
            "/approvals/check-up",
            "/approvals/check-up/leader",
            "/committee",
            "/committee?any=true",
            "/findings",
            "/rectifications",
            "/accountability",
            "/inspections",
            "/reports",
            "/incidents",
            "/incidents/proposals",
            "/incidents/improvements",
            "/statistics",
            "/statistics?by=CATEGORY",
            "/statistics/compliance",
            "/process",
            "/process/variants",
            "/process/cases",
            "/what-if",
            "/duty",
            "/integrity",
            "/procedures",
            "/procedures/P9",
            "/calendar",
            "/views");

    private static final List<String> WORDS = List.of("奶粉", "空调商行123", "健身卡 关门", "质量问题");

    private static final List<String> OF_A_CASE = List.of(
            "/cases/%s",
            "/cases/%s/replay",
            "/cases/%s/replay?v=3&known=NOW",
            "/cases/%s/compare",
            "/cases/%s/compare?a=3&b=3&bKnown=NOW",
            "/cases/%s/access",
            "/cases/%s/points",
            "/cases/%s/papers",
            "/cases/%s/repeats",
            "/cases/%s/deadline-sheet",
            "/cases/%s/print/registration",
            "/cases/%s/print/approval",
            "/cases/%s/print/dossier",
            "/cases/%s/do/record-contact");

    /** Every page by its name, which is its path. */
    @Getter
    private final Map<String, OpenedPage> all = new LinkedHashMap<>();

    /** A page that is opened repeatedly; its result is its size in bytes. */
    @RequiredArgsConstructor(access = AccessLevel.PRIVATE)
    static final class OpenedPage implements Question {
        private final Supplier<String> opening;
        private long largest;

        @Override
        public long ask() {
            long bytes = opening.get().getBytes(StandardCharsets.UTF_8).length;
            largest = Math.max(largest, bytes);
            return bytes;
        }

        /** The largest size in bytes. */
        long largest() {
            return largest;
        }
    }

    PageQuestions(WebOffice office, DataSource dataSource, EventLog log, Draw draw) {
        var head = office.visitor(People.HEAD);
        OF_THE_OFFICE.forEach(path -> page(path, () -> head.open(path)));
        var found = WORDS.stream().map(head::lookFor).toList();
        page("/search", () -> head.open(any(found, draw)));
        long events = log.head();
        List.of("/past", "/past/deadlines")
                .forEach(path -> page(path, () -> head.open(path + "?at=" + then(log, events, draw))));
        var cases = cases(dataSource);
        OF_A_CASE.forEach(path -> page(path.formatted("…"), () -> head.open(path.formatted(any(cases, draw)))));
        var intake = office.visitor(People.INTAKE);
        page("/intake", () -> intake.open("/intake"));
        of("a handler", office.visitor(People.handlerOf(Draw.UNIT)), "/", "/work", "/board", "/deadlines");
        of("a dispatcher", office.visitor(People.DISPATCHER), "/", "/work");
        of("a leader", office.visitor(People.LEADER), "/", "/work", "/desk");
    }

    // Cases from the command measurements have no keys in the vault.
    private static List<String> cases(DataSource dataSource) {
        return JdbcClient.create(dataSource)
                .sql("SELECT case_id FROM vault.case_key ORDER BY md5(case_id::text) LIMIT 1000")
                .query(String.class)
                .list();
    }

    private static Instant then(EventLog log, long events, Draw draw) {
        return log.readAfter(draw.random().nextLong(events), 1).get(0).recordedAt();
    }

    private void of(String who, Visitor visitor, String... paths) {
        List.of(paths).forEach(path -> page(path + ", " + who, () -> visitor.open(path)));
    }

    private void page(String name, Supplier<String> opening) {
        all.put("page " + name, new OpenedPage(opening));
    }

    private static String any(List<String> of, Draw draw) {
        return of.get(draw.random().nextInt(of.size()));
    }
}
