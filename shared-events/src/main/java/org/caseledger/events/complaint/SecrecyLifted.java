package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;

/** 解密: the secrecy was lifted, and whoever handles the case may open it again (P7.20). */
@EventType("SecrecyLifted")
public record SecrecyLifted(@Official String why, Occurred occurred) implements Act {}
