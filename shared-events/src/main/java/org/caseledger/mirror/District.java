package org.caseledger.mirror;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.caseledger.http.LimitedClient;
import org.caseledger.tlog.SignedNote;

/**
 * The district's ledger over HTTP; what it answers is as long as it should be or not taken, and is compared by the
 * caller. Failures and answers of any other form are {@link IOException}s.
 */
final class District {
    private static final int MOST_RECORDS = 32 << 20;
    private static final int MOST_FILE = 96 << 20;
    private static final int NOT_LOGGED_IN = 401;
    private static final String POSITION = "Log-Position";

    private final URI base;
    private final DistrictSession session;
    private final LimitedClient small = new LimitedClient(Duration.ofSeconds(10), SignedNote.MOST_BYTES);
    private final LimitedClient pages = new LimitedClient(Duration.ofMinutes(1), MOST_RECORDS);
    private final LimitedClient files = new LimitedClient(Duration.ofMinutes(5), MOST_FILE);

    /** {@code login} is a name and a password with a colon between. */
    District(URI url, String login) {
        this.base = URI.create(url + (url.toString().endsWith("/") ? "" : "/"));
        this.session = new DistrictSession(base, login, small);
    }

    /** The last checkpoint, whose signatures are not checked yet. */
    SignedNote checkpoint() throws IOException, InterruptedException {
        try {
            return SignedNote.parse(get(small, "log/checkpoint").body());
        } catch (IllegalArgumentException e) {
            throw new IOException("not a checkpoint: " + e.getMessage(), e);
        }
    }

    /** Events, and rows of their cases. */
    record Page(List<MirroredEvent> events, List<CaseRow> rows) {}

    /** The first events after a position, at least one and none after {@code upto}. */
    Page records(long after, long upto) throws IOException, InterruptedException {
        var path = "api/mirror/records?after=%d&upto=%d".formatted(after, upto);
        var events = new ArrayList<MirroredEvent>();
        var rows = new ArrayList<CaseRow>();
        lines(
                get(pages, path).body(),
                line -> CaseRow.isOne(line) ? rows.add(CaseRow.parse(line)) : events.add(MirroredEvent.parse(line)));
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).event().position() != after + 1 + i) {
                throw new IOException("the record at position %d is missing".formatted(after + 1 + i));
            }
        }
        if (events.isEmpty() || after + events.size() > upto) {
            throw new IOException("%d records after position %d, of which %d are signed"
                    .formatted(events.size(), after, upto - after));
        }
        return new Page(events, rows);
    }

    /** What is in no event of the cases of the events in this range. */
    List<CaseRow> cases(long after, long upto) throws IOException, InterruptedException {
        var path = "api/mirror/cases?after=%d&upto=%d".formatted(after, upto);
        return lines(get(pages, path).body(), CaseRow::parse);
    }

    /** A sealed piece of evidence. */
    byte[] file(CaseRow row) throws IOException, InterruptedException {
        return get(files, "api/mirror/files/%s/%s".formatted(row.caseId(), row.sha256()))
                .body();
    }

    /** The sealed rows of the office, and at which position of the log they were read. */
    record Office(long position, byte[] sealed) {}

    Office office() throws IOException, InterruptedException {
        var answer = get(files, "api/mirror/office");
        try {
            long at = Long.parseLong(answer.headers().firstValue(POSITION).orElse(""));
            return new Office(at, answer.body());
        } catch (NumberFormatException e) {
            throw new IOException("rows of the office without a position", e);
        }
    }

    private HttpResponse<byte[]> get(LimitedClient client, String path) throws IOException, InterruptedException {
        var answer = client.send(asked(path));
        if (answer.statusCode() == NOT_LOGGED_IN && session.forget()) {
            answer = client.send(asked(path));
        }
        if (answer.statusCode() != 200) {
            throw new IOException("%s answered %d".formatted(path, answer.statusCode()));
        }
        return answer;
    }

    private HttpRequest.Builder asked(String path) throws IOException, InterruptedException {
        return session.on(HttpRequest.newBuilder(base.resolve(path)).header("Accept", "*/*"));
    }

    private static <T> List<T> lines(byte[] body, Function<byte[], T> line) throws IOException {
        var all = new ArrayList<T>();
        int from = 0;
        try {
            for (int i = 0; i < body.length; i++) {
                if (body[i] == '\n') {
                    all.add(line.apply(Arrays.copyOfRange(body, from, i)));
                    from = i + 1;
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
        if (from < body.length) {
            throw new IOException("an answer that ends within a line");
        }
        return all;
    }
}
