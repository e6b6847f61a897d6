package org.caseledger.api.administration;

import java.time.Instant;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Something that an office sets up, with the page where it is changed: what is in force, since when and by whom (null:
 * as it came with the program or a file), and the next thing to do (null: none).
 */
public record OfficePart(
        Kind kind,
        Text inForce,
        @Nullable Instant since,
        @Nullable Labelled by,
        @Nullable Text next) {
    /** What there is to set up, in the order of the page. */
    public enum Kind implements Labelled {
        PARAMETERS("/administration/parameters", "参数", "Parameters"),
        CALENDAR("/calendar", "日历", "Calendar"),
        UNITS("/units", "单位", "Units"),
        PEOPLE("/people", "人员", "People"),
        CATEGORIES("/categories", "类别目录", "Categories"),
        TEMPLATES("/templates", "模板、快捷语", "Templates"),
        NOTICES("/administration/notices", "通知", "Notices"),
        RETENTION("/administration/parameters#retention", "保管期限", "Retention periods");

        private final String address;
        private final Text text;

        Kind(String address, String zh, String en) {
            this.address = address;
            this.text = new Text(zh, en);
        }

        /** Where it is seen and changed. */
        public String address() {
            return address;
        }

        @Override
        public Text text() {
            return text;
        }
    }
}
