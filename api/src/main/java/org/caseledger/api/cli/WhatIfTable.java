package org.caseledger.api.cli;

import org.caseledger.query.whatif.CaseFilter;
import org.caseledger.query.whatif.CaseFilter.Which;
import org.caseledger.query.whatif.Figures;
import org.caseledger.query.whatif.WhatIfBy;
import org.caseledger.query.whatif.WhatIfRun;
import org.jspecify.annotations.Nullable;

/** What came out of a what-if, a line for each group. */
record WhatIfTable(Settings settings) {
    void tell(WhatIfRun run, WhatIfBy by) {
        var progress = run.progress();
        settings.say(
                "投诉件 %d 件，有差异 %d 件，每秒 %d 件。"
                        .formatted(run.cases(), run.count(CaseFilter.of(Which.DIFFERING)), progress.casesPerSecond()),
                "cases: %d; differing: %d; %d a second"
                        .formatted(run.cases(), run.count(CaseFilter.of(Which.DIFFERING)), progress.casesPerSecond()));
        if (run.unreckoned() > 0) {
            settings.say(
                    "其中 %d 件的程序文件已不存在，未推演。".formatted(run.unreckoned()),
                    "%d of them have a procedure whose file is gone".formatted(run.unreckoned()));
        }
        line("合计", "all", run.overall());
        run.groups(by)
                .forEach(f ->
                        line(f.key() == null ? "投诉举报中心" : f.key(), f.key() == null ? "complaint center" : f.key(), f));
    }

    private void line(String zh, String en, Figures f) {
        settings.say(
                "%s：时限 %d 个，届满变动 %d（提前 %d，推后 %d），结果变化 %d，新增 %d，不再要求 %d；按时率 %s → %s"
                        .formatted(
                                zh,
                                f.clocks(),
                                f.moved(),
                                f.earlier(),
                                f.later(),
                                f.changed(),
                                f.newlyAsked(),
                                f.noLongerAsked(),
                                percent(f.before().rate()),
                                percent(f.after().rate())),
                "%s: %d clocks; due otherwise %d (earlier %d, later %d); verdict changed %d; newly asked for %d, no longer %d; in time %s → %s"
                        .formatted(
                                en,
                                f.clocks(),
                                f.moved(),
                                f.earlier(),
                                f.later(),
                                f.changed(),
                                f.newlyAsked(),
                                f.noLongerAsked(),
                                percent(f.before().rate()),
                                percent(f.after().rate())));
    }

    private static String percent(@Nullable Double rate) {
        return rate == null ? "–" : "%.1f%%".formatted(100 * rate);
    }
}
