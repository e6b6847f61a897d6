package org.caseledger.api.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.caseledger.query.views.ViewAudit;
import org.caseledger.query.views.ViewStatus;
import org.caseledger.query.views.Views;
import org.caseledger.text.Text;
import org.springframework.boot.WebApplicationType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ledger audit}: says whether the views were shown what the log holds. */
@Command(name = "audit", mixinStandardHelpOptions = true, description = "核对视图与日志 · compare the views with the log")
@SuppressWarnings("NullAway.Init")
public final class Audit implements Callable<Integer> {
    @Mixin
    Settings settings;

    @Override
    public Integer call() throws Exception {
        try (var ledger = RunningLedger.onOrBeside(settings)) {
            var views = ledger.start(WebApplicationType.NONE).getBean(Views.class);
            boolean allAgree = true;
            for (var view : views.audit()) {
                tell(view);
                allAgree &= view.audit() != null && view.audit().agrees();
            }
            return allAgree ? 0 : 1;
        }
    }

    private void tell(ViewStatus view) {
        var audit = view.audit();
        if (audit == null) {
            settings.say("视图 %s 尚未建成。", "view %s has no rows yet", view.name());
        } else if (audit.agrees()) {
            settings.say(
                    "视图 %s 相符：到位置 %d 共 %d 个事件。".formatted(view.name(), audit.position(), audit.events()),
                    "view %s agrees: %d events up to position %d"
                            .formatted(view.name(), audit.events(), audit.position()));
        } else {
            settings.say(difference(view.name(), audit));
        }
    }

    /** How a view differs from the log in the events that it was shown and in its rows, and what to do. */
    static List<Text> differences(ViewStatus view) {
        var differences = new ArrayList<Text>();
        var audit = view.audit();
        if (audit != null && !audit.agrees()) {
            differences.add(difference(view.name(), audit));
        }
        var compared = view.compared();
        if (compared != null && !compared.agrees()) {
            differences.add(Text.format(
                    "视图 %s 有 %d 行与日志不符（%s）。请先核验日志（verify），再重建视图（rebuild）。",
                    "%2$d rows of view %1$s are not what the log says (%3$s); verify the log, then rebuild the view",
                    view.name(),
                    compared.differences(),
                    String.join(", ", compared.tables())));
        }
        return differences;
    }

    private static Text difference(String view, ViewAudit audit) {
        return Text.format(
                "视图 %s 不符：视图处理过 %d 个事件，日志中有 %d 个。请先核验日志（verify），再重建视图（rebuild）。",
                "view %s does not agree: it was shown %d events, the log has %d; verify the log, then rebuild the view",
                view,
                audit.events(),
                audit.eventsInLog());
    }
}
