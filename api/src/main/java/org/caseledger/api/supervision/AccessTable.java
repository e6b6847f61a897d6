package org.caseledger.api.supervision;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.api.sheets.Sheet;
import org.caseledger.query.history.ActivityEntry;
import org.caseledger.query.history.Times;
import org.caseledger.text.Labelled;
import org.caseledger.text.Language;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** Accesses as a table: a row for each, with its position in the log. */
final class AccessTable {
    private static final Text TITLE = new Text("查阅记录", "Access log");
    private static final List<Text> HEAD = List.of(
            new Text("日志位置", "log position"),
            new Text("时间", "time"),
            new Text("用户名", "user name"),
            new Text("姓名", "name"),
            new Text("角色", "role"),
            new Text("单位", "unit"),
            new Text("投诉件编号", "case number"),
            new Text("方式", "way"),
            new Text("内容", "access"));

    private AccessTable() {}

    static Sheet of(List<ActivityEntry> accesses, Language language) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (var access : accesses) {
            var entry = access.entry();
            var row = new ArrayList<@Nullable Object>();
            row.add(entry.position());
            row.add(Times.at(entry.recordedAt()));
            row.add(entry.person());
            row.add(entry.name());
            row.add(language.choose(entry.role()));
            row.add(entry.unit() == null ? null : entry.unit().value());
            row.add(access.number());
            row.add(access.way() == null ? null : language.choose(access.way()));
            row.add(language.choose((Labelled) entry));
            rows.add(row);
        }
        return new Sheet(
                language.choose(TITLE), HEAD.stream().map(language::choose).toList(), rows);
    }
}
