package org.caseledger.bench.scale;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Set;
import org.caseledger.bench.CheckFailed;
import org.caseledger.bench.lives.People;
import org.caseledger.bench.scale.WebOffice.Visitor;
import org.caseledger.bench.server.Database;
import org.caseledger.eventlog.EventLog;

/** The pages of the web office and its largest file, opened on a log by the program itself. */
final class OpenedPages {
    private static final String XES = "XES of every case";
    private static final String XES_OF_ALL = "/api/process/xes?from=1970-01&until=2099-12";

    /** In milliseconds and in kB. */
    private static final int LONGEST = 1_000;

    private static final int LARGEST = 300;

    private final Path directory;
    private final Set<String> opened = new LinkedHashSet<>();

    /** {@code directory} is where the program keeps its data. */
    OpenedPages(Path directory) {
        this.directory = directory;
    }

    void open(HikariDataSource dataSource, BigLog log, AtSize here) throws Exception {
        try (var office = WebOffice.on(dataSource, directory, log.now())) {
            var ledger = new EventLog(dataSource, Database.EVENT_KEY, Clock.systemUTC());
            var questions = new PageQuestions(office, dataSource, ledger, Draw.of(log.now()));
            questions.all().forEach(here::open);
            opened.addAll(questions.all().keySet());
            var head = office.visitor(People.HEAD);
            here.step(XES, () -> here.add(XES, "MB", sizeOfAll(head, here.cases()) / 1e6));
            FeedRate.measure(office, here);
        }
    }

    // The trace of a case has several steps of some hundred bytes each.
    private static long sizeOfAll(Visitor visitor, int cases) throws Exception {
        long bytes = visitor.size(XES_OF_ALL);
        CheckFailed.unless(bytes > 500L * cases, "XES of all has only %d bytes", bytes);
        return bytes;
    }

    void targets(AtSize there) {
        opened.forEach(page -> there.atMost(page, "ms p95", LONGEST));
        opened.forEach(page -> there.atMost(page, "kB", LARGEST));
    }
}
