package org.caseledger.bench.scale;

import java.util.regex.Pattern;
import org.caseledger.bench.CheckFailed;
import org.caseledger.bench.lives.People;
import org.caseledger.bench.scale.WebOffice.Visitor;

/** How fast another system reads the log by the event feed: the largest pages, one by one. */
final class FeedRate {
    private static final String PAGE = "/api/feed?limit=1000&after=";
    private static final Pattern POSITION = Pattern.compile("\"position\":\"(\\d+)\"");

    /** So many events at most, so that a log of millions is not read through. */
    private static final long MOST = 300_000;

    private FeedRate() {}

    /** Reads the log of this office, or the first part of it, and adds the rate. */
    static void measure(WebOffice office, AtSize here) {
        var reader = office.visitor(People.AUDITOR);
        read(reader, 20_000); // warm-up for the compiler is not measured
        long begin = System.nanoTime();
        long events = read(reader, MOST);
        double seconds = (System.nanoTime() - begin) / 1e9;
        here.add("event feed, pages of 1000", "events/s", events / seconds);
    }

    private static long read(Visitor reader, long most) {
        long read = 0;
        while (read < most) {
            long before = read;
            var positions = POSITION.matcher(reader.read(PAGE + read));
            while (positions.find()) {
                read++;
                CheckFailed.unless(
                        Long.parseLong(positions.group(1)) == read,
                        "the feed has %s in place of %d",
                        positions.group(1),
                        read);
            }
            if (read - before < 1000) {
                return read;
            }
        }
        return read;
    }
}
