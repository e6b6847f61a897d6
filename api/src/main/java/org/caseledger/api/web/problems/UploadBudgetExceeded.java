package org.caseledger.api.web.problems;

/** So many files are sealed or opened just now that this one has to come again later. */
public final class UploadBudgetExceeded extends RuntimeException {}
