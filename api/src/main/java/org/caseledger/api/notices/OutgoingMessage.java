package org.caseledger.api.notices;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caseledger.text.Text;

/**
 * A message as it goes out: its {@code id} is the same however often it is sent, {@code to} is the address of the
 * person in the channel. It tells kinds and numbers of cases, and where to look.
 */
record OutgoingMessage(UUID id, String to, List<NoticeRow> notices, String publicUrl) {
    private static final int MOST_LINES = 50;

    /** A line that says what it is. */
    Text subject() {
        return notices.size() == 1
                ? Text.format(
                        "投诉举报台账：%s %s",
                        "Case ledger: %s %s",
                        notices.get(0).kind(),
                        notices.get(0).number())
                : Text.format("投诉举报台账：%d条通知", "Case ledger: %d notices", notices.size());
    }

    /** A line for each notice, in both languages, since the language of the reader is unknown. */
    String body() {
        var lines = notices.stream().limit(MOST_LINES).map(this::line).collect(Collectors.joining("\n"));
        int more = notices.size() - MOST_LINES;
        return more <= 0 ? lines : lines + "\n… +" + more + link("/notices");
    }

    private String line(NoticeRow notice) {
        var kind = notice.kind().text();
        return "%s / %s: %s%s".formatted(kind.zh(), kind.en(), notice.number(), link("/cases/" + notice.caseId()));
    }

    private String link(String path) {
        return publicUrl.isEmpty() ? "" : " " + publicUrl + path;
    }
}
