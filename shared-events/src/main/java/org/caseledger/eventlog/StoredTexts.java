package org.caseledger.eventlog;

import java.sql.Connection;

/** Opens what is sealed in the payloads of events that people are shown. */
@FunctionalInterface
public interface StoredTexts {

    /** The payload with what is sealed in it opened; keys are read over this connection. */
    String open(String payload, Connection connection);
}
