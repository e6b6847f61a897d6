package org.caseledger.api.webhooks;

import java.util.List;

/** Who is sent events beside the webhooks of the settings. */
public interface EventRecipients {

    List<EventRecipient> all();
}
