package org.caseledger.api.testing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Closes the programs of all tests while their database still runs: at the end of the process it is stopped at the same
 * time, and they would wait for it until they are killed.
 */
public final class ClosedContexts implements TestExecutionListener, ApplicationListener<ApplicationReadyEvent> {
    private static final Set<ConfigurableApplicationContext> READY = ConcurrentHashMap.newKeySet();

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        READY.removeIf(context -> !context.isActive());
        READY.add(ready.getApplicationContext());
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        READY.forEach(ConfigurableApplicationContext::close);
    }
}
