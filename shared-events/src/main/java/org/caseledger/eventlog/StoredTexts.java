package org.caseledger.eventlog;

import java.sql.Connection;

/** Opens what is sealed in the payloads of events that people are shown. */
@FunctionalInterface
public interface StoredTexts {
    /** The payload, in UTF-8, with what is sealed in it opened by keys read over a connection. */
    byte[] open(byte[] payload, Connection connection);
}
