package org.caseledger.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** A task that fails because the ledger stops goes on at the next start, and is no failure. */
@ExtendWith(OutputCaptureExtension.class)
class StoppingTasksTest {
    private final LedgerConfiguration configuration = new LedgerConfiguration();

    @Test
    void givenATaskThatFails_whenTheLedgerStops_thenOnlyWhatFailedBeforeIsAnError(CapturedOutput output)
            throws Exception {
        var tasks = new ThreadPoolTaskScheduler();
        configuration.failuresOfTasks().customize(tasks);
        tasks.initialize();
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getBeanFactory().registerSingleton("configuration", configuration);
            context.refresh();
            fail(tasks, "while it works");
        }
        fail(tasks, "while it stops");
        tasks.shutdown();

        assertThat(output).contains("while it works").doesNotContain("while it stops");
    }

    private static void fail(ThreadPoolTaskScheduler tasks, String why)
            throws InterruptedException, ExecutionException {
        var failing = tasks.schedule(
                () -> {
                    throw new IllegalStateException(why);
                },
                Instant.now());
        failing.get();
    }
}
