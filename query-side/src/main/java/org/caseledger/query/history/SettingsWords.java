package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import org.caseledger.events.office.SettingsEvent;
import org.caseledger.events.office.SettingsEvent.SettingsChanged;
import org.caseledger.events.office.SettingsEvent.SettingsChanged.Change;
import org.caseledger.events.office.SettingsEvent.SettingsRecorded;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** What a start found different in the settings; the first of the values that differ. */
final class SettingsWords {
    private static final int TOLD = 3;
    private static final int LONGEST = 60;

    private SettingsWords() {}

    static Text of(SettingsEvent event) {
        return what(event)
                .and(format("，启动人：%s", ", started by: %s", event.operator()))
                .and(
                        event.reason() == null
                                ? new Text("，未说明理由", ", no reason given")
                                : format("，理由：%s", ", reason: %s", event.reason()));
    }

    private static Text what(SettingsEvent event) {
        if (event instanceof SettingsRecorded e) {
            return format(
                    "首次登记现行的设置、程序和日历文件，共%d项",
                    "Settings, procedures and calendar files in force recorded for the first time, %d values",
                    e.values().size());
        }
        var changes = ((SettingsChanged) event).changes();
        var told = changes.stream().limit(TOLD).map(SettingsWords::of).toList();
        var more = changes.size() > TOLD ? new Text("等", " and others") : new Text("", "");
        return format("启动时发现变更%d项：", "Different at this start, %d values: ", changes.size())
                .and(Words.joined(told, "；", "; "))
                .and(more);
    }

    private static Text of(Change change) {
        return format("%s：%s → %s", "%s: %s → %s", change.name(), value(change.before()), value(change.after()));
    }

    private static Object value(@Nullable String value) {
        if (value == null) {
            return new Text("（无）", "(none)");
        } else if (value.isEmpty()) {
            return new Text("（空）", "(empty)");
        }
        return value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
    }
}
