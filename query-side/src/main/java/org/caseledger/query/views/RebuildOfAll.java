package org.caseledger.query.views;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.EventLog;
import org.caseledger.query.views.Tokens.Token;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All views built anew: in one pass up to the end of the log, then each takes over. */
@RequiredArgsConstructor
final class RebuildOfAll {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildOfAll.class);
    private static final long LOOK_MILLIS = 200;

    private final DataSource dataSource;
    private final Tokens tokens;
    private final EventLog log;
    private final ViewNotifications notifications;
    private final Collection<MaintainedView<?>> views;

    void run(ProgressListener progress) throws InterruptedException {
        var wanted = new LinkedHashMap<MaintainedView<?>, Long>();
        try {
            views.forEach(view -> wanted.put(view, view.rebuildAtRest()));
            build(progress);
        } finally {
            views.forEach(MaintainedView::builtInOnePass);
        }
        notifications.happened();
        awaitTakingOver(wanted);
        LOG.info("全部视图的新数据已启用 / the new rows of all views have taken over");
        progress.onProgress(log.head(), log.head());
    }

    private void build(ProgressListener progress) throws InterruptedException {
        var all = byView();
        var segments = views.stream()
                .flatMap(view -> view.beside(all.getOrDefault(view.name(), List.of()), OnePass.REMEMBERED).stream())
                .toList();
        new OnePass(dataSource, log, tokens, segments).run(position -> progress.onProgress(position, log.head()));
    }

    private void awaitTakingOver(Map<MaintainedView<?>, Long> wanted) throws InterruptedException {
        while (true) {
            long seen = notifications.count();
            var all = byView();
            long head = log.head();
            for (var view : List.copyOf(wanted.keySet())) {
                var own = all.getOrDefault(view.name(), List.of());
                if (Generations.haveTakenOver(own, wanted.get(view))) {
                    wanted.remove(view);
                } else {
                    view.goOn(own, wanted.get(view), head);
                }
            }
            if (wanted.isEmpty()) {
                return;
            }
            notifications.await(seen, LOOK_MILLIS);
        }
    }

    private Map<String, List<Token>> byView() {
        return tokens.all().stream().collect(Collectors.groupingBy(Token::view));
    }
}
