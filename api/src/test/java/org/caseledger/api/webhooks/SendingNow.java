package org.caseledger.api.webhooks;

import org.caseledger.api.testing.TestLedger;

/** Sends what is due now, for tests that do not wait for it. */
public final class SendingNow {
    private SendingNow() {}

    public static void in(TestLedger ledger) {
        ledger.bean(WebhookDelivery.class).sendDue();
    }
}
