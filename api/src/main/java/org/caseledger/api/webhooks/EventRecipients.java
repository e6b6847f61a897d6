package org.caseledger.api.webhooks;

import java.util.List;

/** The recipients of events in addition to the webhooks of the settings. */
public interface EventRecipients {
    List<EventRecipient> all();
}
