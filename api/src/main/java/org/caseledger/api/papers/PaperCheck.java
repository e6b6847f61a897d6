package org.caseledger.api.papers;

import java.time.Instant;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.PaperEvent.PaperIssued;
import org.caseledger.events.complaint.PaperKind;
import org.caseledger.text.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares papers with what the log says of them. */
@Component
record PaperCheck(PaperNumbers numbers, EventLog log) {
    /** What was found. */
    enum Verdict {
        /** No paper has this number. */
        UNKNOWN,
        /** A paper has it, and no file was compared. */
        KNOWN,
        /** The file is the paper as it was issued. */
        SAME,
        /** The file is not. */
        OTHER
    }

    /** The paper of a number, and whether a file is that paper. */
    record Result(
            Verdict verdict,
            @Nullable PaperKind kind,
            @Nullable Instant issuedAt) {}

    Result number(String number) {
        return compare(number, null);
    }

    Result file(String number, byte[] bytes) {
        return compare(number, bytes);
    }

    private Result compare(String number, byte @Nullable [] bytes) {
        var found = numbers.find(number);
        if (found.isEmpty()) {
            return new Result(Verdict.UNKNOWN, null, null);
        }
        long position = found.get().position();
        var stored = log.at(java.util.List.of(position)).get(position);
        var issued = (PaperIssued) EventCodec.read(stored.type(), stored.revision(), stored.payload());
        var verdict = bytes == null
                ? Verdict.KNOWN
                : issued.files().containsValue(Sha256.hex(bytes)) ? Verdict.SAME : Verdict.OTHER;
        return new Result(verdict, issued.kind(), stored.recordedAt());
    }
}
