package org.caseledger.api.testing;

import com.microsoft.playwright.Page;

/** A person without a mouse. */
public record Keyboard(Page page) {
    /** The most key presses before the search for an element is given up. */
    private static final int MOST = 120;

    /** Presses a key until what is wanted has the focus. */
    public Keyboard tabTo(String selector) {
        page.locator(selector).first().waitFor();
        for (int n = 0; n < MOST; n++) {
            if ((Boolean) page.evaluate("s => document.activeElement.matches(s)", selector)) {
                return this;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("The keyboard does not reach " + selector);
    }

    public void press(String key) {
        page.keyboard().press(key);
    }

    public void type(String text) {
        page.keyboard().type(text);
    }
}
