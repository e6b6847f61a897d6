package org.caseledger.query.respondents;

/** An entry of the register, and how many cases came lately against it and those joined to it. */
public record CountedRespondent(RespondentEntry respondent, long recent) {}
