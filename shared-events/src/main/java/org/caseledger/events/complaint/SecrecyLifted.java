package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;

/** 解密: a case is opened by whoever handles it again (P7.20). */
@EventType("SecrecyLifted")
public record SecrecyLifted(String why, Occurred occurred) implements Act {}
