package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import org.caseledger.events.office.ListViewEvent;
import org.caseledger.events.office.ListViewEvent.ListViewSaved;
import org.caseledger.query.DisplayNames;
import org.caseledger.text.Text;

/** Which views of lists were saved and removed, in words. */
final class ListViewWords {

    private ListViewWords() {}

    static Text of(ListViewEvent event, DisplayNames names) {
        var whose = event.unit() == null ? names.ofPerson(String.valueOf(event.username())) : names.of(event.unit());
        return event instanceof ListViewSaved
                ? format(
                        "为%s保存列表视图“%s”（%s）",
                        "View “%2$s” of the list “%3$s” saved for %1$s", whose, event.name(), event.list())
                : format(
                        "删除%s的列表视图“%s”（%s）",
                        "View “%2$s” of the list “%3$s” of %1$s removed", whose, event.name(), event.list());
    }
}
