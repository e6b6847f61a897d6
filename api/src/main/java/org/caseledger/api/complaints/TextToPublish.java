package org.caseledger.api.complaints;

/** What somebody would publish of a case (O121-38). */
public record TextToPublish(String text) {}
