package org.caseledger.api;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application that {@link Ledger} starts. */
@SpringBootApplication
public class LedgerApplication {}
