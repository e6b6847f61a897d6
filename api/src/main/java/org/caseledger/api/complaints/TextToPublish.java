package org.caseledger.api.complaints;

/** The text of a case to be published (O121-38). */
public record TextToPublish(String text) {}
