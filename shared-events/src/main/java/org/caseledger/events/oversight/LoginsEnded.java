package org.caseledger.events.oversight;

import org.caseledger.events.EventType;

/**
 * So many logins of a person were ended from elsewhere: by that person in another session, or by an
 * administrator.
 */
@EventType("LoginsEnded")
public record LoginsEnded(String person, int logins, String address) implements AccessEvent {}
