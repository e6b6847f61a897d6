package org.caseledger.query.history;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.oversight.AccessEvent;
import org.caseledger.events.oversight.AccessEvent.CasesSearched;
import org.caseledger.events.oversight.AccessEvent.RecordsRead;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.events.oversight.SealedDataOpened;
import org.caseledger.query.casefile.SealedPart;
import org.caseledger.text.Bilingual;
import org.jspecify.annotations.Nullable;

/** The way in which a person accessed something (P1.08): on a page, on paper, as a file, or by a login. */
@Getter
@RequiredArgsConstructor
public enum AccessWay implements Bilingual {
    OPENED("打开", "Opened"),
    PRINTED("打印", "Printed"),
    DOWNLOADED("下载", "Downloaded"),
    READ("查看", "Read"),
    SEARCHED("检索", "Searched"),
    LOGIN("登录", "Login");

    private final String zh;
    private final String en;

    /** Of an event by which something was accessed; null for any other. */
    public static @Nullable AccessWay of(LedgerEvent event) {
        if (event instanceof SealedDataOpened e) {
            return e.parts().stream().allMatch(AccessWay::isFile) ? DOWNLOADED : OPENED;
        } else if (event instanceof RecordsRead e) {
            return of(e.what());
        } else if (event instanceof CasesSearched) {
            return SEARCHED;
        }
        return event instanceof AccessEvent ? LOGIN : null;
    }

    /** Evidence and papers are never shown on a page, only handed out as files. */
    private static boolean isFile(String part) {
        return SealedPart.EVIDENCE.isNamed(part) || SealedPart.PAPER.isNamed(part);
    }

    private static AccessWay of(ReadKind what) {
        return switch (what) {
            case REGISTRATION_FORM, APPROVAL_FORM, DOSSIER -> PRINTED;
            case LOG_ENTRIES, EVENT_FEED, PEOPLE, PERSON, LOGINS, DEAD_LETTERS -> READ;
            case ELECTRONIC_DOSSIER,
                    CASE_FILE,
                    ARCHIVE_PACKAGE,
                    CASE_LIST,
                    STATISTICS,
                    STATISTICS_REPORT,
                    PROCESS_LOG,
                    WHAT_IF,
                    INSPECTION,
                    INCIDENT_REPORT,
                    MINUTES,
                    IMPORT_REJECTS,
                    ACCESS_LOG,
                    LOG_MIRROR -> DOWNLOADED;
        };
    }
}
