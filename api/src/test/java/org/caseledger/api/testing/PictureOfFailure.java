package org.caseledger.api.testing;

import com.microsoft.playwright.PlaywrightException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Keeps how the open pages looked when a test failed. */
public final class PictureOfFailure implements TestExecutionExceptionHandler {
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        try {
            Browser.keepAll("failed/%s.%s"
                    .formatted(
                            context.getRequiredTestClass().getSimpleName(),
                            context.getRequiredTestMethod().getName()));
        } catch (PlaywrightException e) {
            failure.addSuppressed(e);
        }
        throw failure;
    }
}
