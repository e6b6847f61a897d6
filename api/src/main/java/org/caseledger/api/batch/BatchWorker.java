package org.caseledger.api.batch;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.People;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.text.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Gives the commands of batches one after the other, and records the result of each at once, so that a page shows the
 * progress. A program that ends leaves the rest undone: the same form, sent again, continues there.
 */
@Component
@RequiredArgsConstructor
class BatchWorker implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(BatchWorker.class);
    private static final int AT_ONCE = 2;
    private static final long END_SECONDS = 30;
    private static final Text FAILED =
            new Text("系统暂时不能办理，本件未办理，请稍后重新提交。", "The ledger could not do it now. Submit it again later.");
    private static final Text CHANGED =
            new Text("您的账户已停用或变更，本件未办理。", "Your account was disabled or changed. Nothing was done.");

    private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, work -> new Thread(work, "batch"));
    private final CaseBatch batch;
    private final BatchRuns runs;
    private final People people;
    private volatile boolean closing;

    /** Has it done, soon. */
    void start(UUID run, List<CaseBatch.Ready> ready, SentForm form) {
        workers.execute(() -> work(run, ready, form));
    }

    private void work(UUID run, List<CaseBatch.Ready> ready, SentForm form) {
        for (var one : ready) {
            if (closing) {
                return;
            }
            try {
                runs.record(run, give(one, form));
            } catch (RuntimeException e) {
                // The database is away: the rest waits, and the form can be sent again.
                LOG.error("Batch {} stopped: nothing of it can be recorded", run, e);
                return;
            }
        }
    }

    private BatchResult give(CaseBatch.Ready one, SentForm form) {
        try {
            return isStill(form.person())
                    ? batch.give(one, form)
                    : BatchResult.not(one.card().caseId(), CHANGED, null);
        } catch (RuntimeException e) {
            LOG.error("Case {} of a batch failed", one.card().caseId(), e);
            return BatchResult.not(one.card().caseId(), FAILED, null);
        }
    }

    /** Whoever is deactivated or gets another role or unit meanwhile does nothing more. */
    private boolean isStill(LoggedIn sender) {
        return people.find(sender.getUsername())
                .filter(found -> found.person().equals(sender.person()))
                .isPresent();
    }

    @Override
    public void destroy() throws InterruptedException {
        closing = true;
        workers.shutdown();
        if (!workers.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("A batch goes on while the ledger ends");
        }
    }
}
