package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;

/**
 * What of the case was published, with every person masked, and the SHA-256 (hex) of exactly that
 * text (O121-38).
 */
@EventType(value = "CasePublished", zh = "公示", en = "Published")
public record CasePublished(String text, String digest, Occurred occurred) implements Act {}
